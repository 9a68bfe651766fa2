import type {
  PartitionInfo,
  Partitioner,
  PartitionerOptions,
  RecordToPartition,
} from '../../harness/contract/partitioner.ts';
import type { Random } from '../../harness/contract/random.ts';
import { todo } from '../../harness/contract/todo.ts';

/**
 * Chooses partitions as Kafka's Java client did by default until 2.3: by the hash of the key, and by turns for records
 * without one.
 *
 * Mirrors `org.apache.kafka.clients.producer.internals.DefaultPartitioner` of Kafka 2.3.
 */
export class DefaultPartitioner implements Partitioner {
  readonly #random: Random;

  /** @param options `random` decides where a topic's turns begin, and nothing else. */
  constructor(options: PartitionerOptions) {
    this.#random = options.random;
  }

  /** This partitioner has no settings of its own. */
  configure(_configs: { readonly [name: string]: string }): void {}

  /**
   * The partition for a record.
   *
   * With a key (an empty one is a key): the hash of `keyBytes`, its sign bit cleared, modulo the number of all
   * partitions, whether they have a leader or not. So a key keeps its partition for as long as their number stays.
   *
   * Without a key (`keyBytes` is null): round robin over the partitions that have a leader, or over all of them when
   * none has. Each topic takes its own turns and begins them at a random place; records with a key take no turn.
   *
   * @param partitions All partitions of the record's topic, 0 to n - 1, at least one, in any order. Leaders come and go
   *   from call to call, and the number of partitions can grow.
   * @returns The number of one of `partitions`.
   */
  partition(record: RecordToPartition, partitions: readonly PartitionInfo[]): number {
    return todo('2.2');
  }

  /** Nothing to do: which batch a record went to does not change this partitioner's choices. */
  appended(_topic: string, _partition: number, _bytes: number, _batchesFull: boolean): void {}

  /** Nothing to release. */
  close(): void {}
}

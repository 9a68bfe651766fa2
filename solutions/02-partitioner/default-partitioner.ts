import type {
  PartitionInfo,
  Partitioner,
  PartitionerOptions,
  RecordToPartition,
} from '../../harness/contract/partitioner.ts';
import type { Random } from '../../harness/contract/random.ts';
import { murmur2 } from './murmur2.ts';

/**
 * Chooses partitions as Kafka's Java client did by default until 2.3: by the hash of the key, and round robin for
 * records without one.
 *
 * Mirrors `org.apache.kafka.clients.producer.internals.DefaultPartitioner` of Kafka 2.3.
 */
export class DefaultPartitioner implements Partitioner {
  readonly #random: Random;
  /** Where the round robin of each topic stands. */
  readonly #counters = new Map<string, number>();

  constructor(options: PartitionerOptions) {
    this.#random = options.random;
  }

  /** This partitioner has no settings of its own. */
  configure(_configs: { readonly [name: string]: string }): void {}

  /**
   * The partition for a record.
   *
   * With a key (an empty one is a key): the hash of `keyBytes`, its sign bit cleared, modulo the number of all
   * partitions, whether they have a leader or not. So the same key goes to the same partition for as long as their
   * number stays.
   *
   * Without a key (`keyBytes` is null): round robin over the partitions that have a leader, in the order given; over all
   * of them when none has. Each topic takes its own turns, and begins at a random place.
   *
   * @param partitions All partitions of the record's topic, at least one. Their order need not be that of their numbers.
   * @returns The number of one of `partitions`.
   */
  partition(record: RecordToPartition, partitions: readonly PartitionInfo[]): number {
    if (record.keyBytes !== null) return toPositive(murmur2(record.keyBytes)) % partitions.length;
    const available = partitions.filter((partition) => partition.leader !== null);
    const choices = available.length > 0 ? available : partitions;
    return choices[this.#nextTurn(record.topic) % choices.length]!.partition;
  }

  /** Nothing to do here: which batch a record went to does not change this partitioner's choices. */
  appended(_topic: string, _partition: number, _bytes: number, _batchesFull: boolean): void {}

  /** Nothing to release. */
  close(): void {}

  #nextTurn(topic: string): number {
    const turn = this.#counters.get(topic) ?? this.#random.nextInt(0x7fffffff);
    this.#counters.set(topic, turn + 1);
    return turn;
  }
}

function toPositive(hash: number): number {
  return hash & 0x7fffffff;
}

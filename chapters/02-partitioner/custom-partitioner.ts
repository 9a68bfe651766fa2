import type { PartitionInfo, Partitioner, RecordToPartition } from '../../harness/contract/partitioner.ts';
import { todo } from '../../harness/contract/todo.ts';

/** Kafka's `org.apache.kafka.common.InvalidRecordException`: `send` fails, and nothing of the record is sent. */
export class InvalidRecordException extends Error {
  override readonly name = 'InvalidRecordException';
}

/**
 * A partitioner of one's own: one key has a partition to itself, the last, and all other keys share the rest.
 *
 * Takes the place that a class named by `partitioner.class` has in a Java producer.
 */
export class CustomPartitioner implements Partitioner {
  /**
   * Takes `partitioner.vip.key` from the producer's settings, a setting that Kafka does not know: the key with a
   * partition to itself. It is `svip` where it is not set, and where `configure` is not called.
   */
  configure(configs: { readonly [name: string]: string }): void {
    return todo('2.4');
  }

  /**
   * The partition for a record, of a topic with n partitions: n - 1 for the VIP key; for any other the hash of
   * `keyBytes`, its sign bit cleared, modulo n - 1. Where n is 1 all keys share partition 0.
   *
   * `key` decides whether it is the VIP key, letter by letter. Leaders and the order of the list change nothing.
   *
   * @param partitions All partitions of the record's topic, 0 to n - 1, at least one, in any order.
   * @throws InvalidRecordException for a record without a key (`keyBytes` is null), and for a key that is not text. Its
   *   message says which: it holds `no key`, `number` or `bytes`. An empty text is text.
   */
  partition(record: RecordToPartition, partitions: readonly PartitionInfo[]): number {
    return todo('2.4');
  }

  /** Nothing to do: which batch a record went to does not change this partitioner's choices. */
  appended(_topic: string, _partition: number, _bytes: number, _batchesFull: boolean): void {}

  /** Nothing to release. It can be called when `configure` was not. */
  close(): void {}
}

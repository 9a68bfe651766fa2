/**
 * The contract of the partitioners (tasks 2.2 to 2.4): Kafka's interface
 * `org.apache.kafka.clients.producer.Partitioner` with the topic's partitions in place of the whole cluster, and
 * `appended`, the news that KIP-794's partitioner needs.
 */
import type { InstanceOf, OptionsOf } from './descriptor.ts';
import { classOf, contract, given, parameter, sync } from './descriptor.ts';
import type { Infer } from './schema.ts';
import { array, boolean, bytes, integer, map, nothing, nullable, number, oneOf, record, string } from './schema.ts';

const recordToPartition = record({
  topic: string,
  key: nullable(oneOf(string, number, bytes)),
  keyBytes: nullable(bytes),
  valueBytes: nullable(bytes),
});

const partitionInfo = record({ partition: integer, leader: nullable(integer) });

/**
 * The record that needs a partition: its topic, its key as the application gave it (where that is text, a number or
 * bytes), and key and value as serialized. `keyBytes` is null for a record without a key, and empty for an empty key.
 */
export type RecordToPartition = Infer<typeof recordToPartition>;

/** One partition of a topic as metadata last told of it: its number, and its leader's broker id or null for none. */
export type PartitionInfo = Infer<typeof partitionInfo>;

/**
 * What every partitioner has, and when the producer calls it:
 *
 * - `configure` once, before all else, with the producer's settings, those that Kafka does not know among them.
 * - `partition` for each record that does not name its partition.
 * - `appended` after a record without a key was added to a batch of the partition that `partition` gave for it, and
 *   never for a record with a key. `bytes` is what the record added to the batches of that partition; `batchesFull`
 *   says that all of them are complete now, so that the next record would begin a new one. With 0 bytes it brings the
 *   news that they have become complete, when the next such record is about to be added; `partition` is asked again
 *   after it. Where several sends are under way, it can tell of a partition that is not the current one any more.
 * - `close` once at the end, also where `configure` threw or was never called. Nothing is called after it.
 */
export const partitionerClass = classOf(
  { random: given.random },
  {
    configure: sync([parameter('configs', map(string))], nothing),
    partition: sync([parameter('record', recordToPartition), parameter('partitions', array(partitionInfo))], integer),
    appended: sync(
      [
        parameter('topic', string),
        parameter('partition', integer),
        parameter('bytes', integer),
        parameter('batchesFull', boolean),
      ],
      nothing,
    ),
    close: sync([], nothing),
  },
);

export type Partitioner = InstanceOf<typeof partitionerClass>;
export type PartitionerOptions = OptionsOf<typeof partitionerClass>;

export const defaultPartitioner = contract({ exports: { DefaultPartitioner: partitionerClass }, uses: ['2.1'] });
export const stickyPartitioner = contract({ exports: { StickyPartitioner: partitionerClass }, uses: ['2.1'] });

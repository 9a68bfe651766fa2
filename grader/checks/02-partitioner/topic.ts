/** Records and partitions for the checks of task 2.2. */
import type { parts } from '../../../harness/contract/parts.ts';
import type { PartitionInfo, RecordToPartition } from '../../../harness/contract/partitioner.ts';
import type { DrivenInstance } from '../../judge/part-driver.ts';
import type { Context } from '../check.ts';

type Contract = (typeof parts)['2.2']['contract'];

export type DefaultPartitioner = Context<Contract>;
export type Instance = DrivenInstance<Contract['exports']['DefaultPartitioner']>;

const value = new Uint8Array([1, 2, 3]);

export const keyless = (topic: string): RecordToPartition => ({ topic, key: null, keyBytes: null, valueBytes: value });

/** A record whose key was text, or bytes, that the serializer wrote as `keyBytes`. */
export function keyed(topic: string, key: RecordToPartition['key'], keyBytes: Uint8Array): Keyed {
  return { topic, key, keyBytes, valueBytes: value };
}

export type Keyed = RecordToPartition & { readonly keyBytes: Uint8Array };

/** Partitions 0 to `count` - 1 on the brokers 0, 1 and 2; those in `without` have no leader. */
export function partitionsOf(count: number, without: readonly number[] = []): readonly PartitionInfo[] {
  return listedAs(
    Array.from({ length: count }, (_, partition) => partition),
    without,
  );
}

/** The same, listed in another order, as metadata may. */
export function listedAs(order: readonly number[], without: readonly number[] = []): readonly PartitionInfo[] {
  return order.map((partition) => ({ partition, leader: without.includes(partition) ? null : partition % 3 }));
}

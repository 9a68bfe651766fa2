/**
 * What people write in place of `(hash & 0x7fffffff) % partitions`, so that a wrong partition can be called by the name
 * of what gives it.
 */
import type { PartitionInfo, RecordToPartition } from '../../../harness/contract/partitioner.ts';
import { javaMurmur2 } from './murmur2-variants.ts';

/** A record with a key, the partitions it could go to, where Kafka sends it, and where the part did. */
export type Placed = {
  readonly record: RecordToPartition & { readonly keyBytes: Uint8Array };
  readonly partitions: readonly PartitionInfo[];
  readonly hash: number;
  readonly wanted: number;
  readonly got: number;
};

const positive = (hash: number): number => hash & 0x7fffffff;
const withLeader = (partitions: readonly PartitionInfo[]): readonly PartitionInfo[] => {
  const available = partitions.filter(({ leader }) => leader !== null);
  return available.length > 0 ? available : partitions;
};

type Formula = (placed: Placed) => number | undefined;

const mistakes: readonly (readonly [sentence: string, formula: Formula])[] = [
  [
    'This is what Math.abs gives. Kafka clears the sign bit with the mask 0x7fffffff, which gives another number.',
    ({ hash, partitions }) => Math.abs(hash) % partitions.length,
  ],
  [
    'This is what the hash gives with its sign left on: the remainder of a negative number is negative.',
    ({ hash, partitions }) => hash % partitions.length,
  ],
  [
    'This is what the hash gives as an unsigned number, >>> 0. Kafka clears the sign bit with the mask 0x7fffffff.',
    ({ hash, partitions }) => (hash >>> 0) % partitions.length,
  ],
  [
    'This is what a remainder gives that is made positive by adding the number of partitions. Kafka clears the sign bit of the hash first, with the mask 0x7fffffff.',
    ({ hash, partitions }) => ((hash % partitions.length) + partitions.length) % partitions.length,
  ],
  [
    'This is the remainder by the number of partitions that have a leader. A key counts all of them.',
    ({ hash, partitions }) => positive(hash) % withLeader(partitions).length,
  ],
  [
    'This is the choice among the partitions that have a leader. A key chooses among all of them.',
    ({ hash, partitions }) => withLeader(partitions)[positive(hash) % withLeader(partitions).length]?.partition,
  ],
  [
    'This is the partition that stands at that place in the list. The remainder is the number itself.',
    ({ hash, partitions }) => partitions[positive(hash) % partitions.length]?.partition,
  ],
  [
    'This is the hash of the key written as text. Kafka hashes keyBytes, the key as its serializer wrote it.',
    ({ record, partitions }) => positive(javaMurmur2(new TextEncoder().encode(String(record.key)))) % partitions.length,
  ],
];

/** The sentence for the mistake that gives every one of the partitions, the right ones too; or null. */
export function placingMistake(all: readonly Placed[]): string | null {
  return mistakes.find(([, formula]) => all.every((placed) => formula(placed) === placed.got))?.[0] ?? null;
}

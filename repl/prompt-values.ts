/** What a learner types most at the prompt: bytes from text and back, seeded randomness, records and partitions. */
import type { PartitionInfo, RecordToPartition } from '../harness/contract/partitioner.ts';
import type { Random } from '../harness/contract/random.ts';
import { SeededRandom } from '../harness/simulation/random.ts';

/** The bytes of a text in UTF-8: bytes('order-4711'). */
export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Bytes as '6f 72 64', a 32-bit number as '0x5e78ee3b'. */
export function hex(value: Uint8Array | number): string {
  if (typeof value === 'number') return `0x${(value >>> 0).toString(16).padStart(8, '0')}`;
  return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** Randomness for a part's constructor: the same seed gives the same numbers. */
export function random(seed: number): Random {
  return new SeededRandom(seed);
}

/** A record on its way to a partition: record('order-4711'), or record(null) for one without a key. */
export function record(key: string | Uint8Array | null, topic: string = 'orders'): RecordToPartition {
  return { topic, key, keyBytes: typeof key === 'string' ? bytes(key) : key, valueBytes: null };
}

/** The partitions of a topic, 0 to count - 1, led by the brokers 1, 2 and 3 in turn. */
export function partitions(count: number): PartitionInfo[] {
  return Array.from({ length: count }, (_, partition) => ({ partition, leader: (partition % 3) + 1 }));
}

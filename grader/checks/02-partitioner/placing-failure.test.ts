/** What a learner reads of keys in wrong partitions, and that each mistake is called by its name. */
import { expect, test } from 'vitest';
import type { PartitionInfo } from '../../../harness/contract/partitioner.ts';
import { CheckFailure } from '../../judge/failure.ts';
import { failureText } from '../../reports/failure-text.ts';
import { javaMurmur2 } from './murmur2-variants.ts';
import type { Placed } from './partition-mistakes.ts';
import { expectPlaced } from './placing-failure.ts';
import { keyed, listedAs, partitionsOf } from './topic.ts';

type Place = (placed: Placed) => number;

const lists = [partitionsOf(7), listedAs([4, 2, 6, 0, 5, 3, 1]), partitionsOf(7, [1, 4])];
const keys: readonly (readonly [string | number, Uint8Array])[] = [
  ...Array.from({ length: 12 }, (_, i) => [`user-${i}`, new TextEncoder().encode(`user-${i}`)] as const),
  ...Array.from({ length: 4 }, (_, i) => [i, new Uint8Array([0, 0, 0, i])] as const),
];

function textOf(place: Place): string {
  const all = lists.flatMap((partitions) =>
    keys.map(([key, bytes]): Placed => {
      const hash = javaMurmur2(bytes);
      const placed = { record: keyed('orders', key, bytes), partitions, hash, wanted: (hash & 0x7fffffff) % 7, got: 0 };
      return { ...placed, got: place(placed) };
    }),
  );
  try {
    expectPlaced(all);
  } catch (error) {
    if (error instanceof CheckFailure) return failureText(error.failure, () => null);
    throw error;
  }
  return 'right';
}

const led = (partitions: readonly PartitionInfo[]): readonly PartitionInfo[] =>
  partitions.filter(({ leader }) => leader !== null);

test('right partitions pass', () => {
  expect(textOf(({ wanted }) => wanted)).toBe('right');
});

test.each<readonly [string, Place]>([
  ['what Math.abs gives', ({ hash }) => Math.abs(hash) % 7],
  ['its sign left on', ({ hash }) => hash % 7],
  ['an unsigned number, >>> 0', ({ hash }) => (hash >>> 0) % 7],
  ['made positive by adding', ({ hash }) => ((hash % 7) + 7) % 7],
  ['number of partitions that have a leader', ({ hash, partitions }) => (hash & 0x7fffffff) % led(partitions).length],
  [
    'the choice among the partitions that have a leader',
    ({ hash, partitions }) => led(partitions)[(hash & 0x7fffffff) % led(partitions).length]!.partition,
  ],
  ['stands at that place in the list', ({ wanted, partitions }) => partitions[wanted]!.partition],
  [
    'the key written as text',
    ({ record }) => (javaMurmur2(new TextEncoder().encode(String(record.key))) & 0x7fffffff) % 7,
  ],
])('"%s" is named', (name, place) => {
  expect(textOf(place).replaceAll('\n', ' ')).toContain(name);
});

test('the key, its hash, the partitions, expected and got', () => {
  const text = textOf(({ wanted, partitions }) => partitions[wanted]!.partition);
  expect(text).toBe(
    `
16 of 48 records with a key go to another partition than in Kafka.

key          "user-0"    75 73 65 72 2d 30
hash         637506763
partitions   7           listed 4 2 6 0 5 3 1
expected     5
got          3

right   while all partitions have a leader
right   while some have no leader
wrong   while they are listed in another order

This is the partition that stands at that place in the list. The
remainder is the number itself.
`.trim(),
  );
});

test('of a negative hash it is shown what the mask makes of it', () => {
  const text = textOf(({ hash, wanted }) => (hash < 0 ? 0 : wanted));
  expect(text).toMatch(/hash +-\d+ +& 0x7fffffff: \d+\n/);
});

test('a partition that does not exist is called so, and leaders that are missing are listed', () => {
  expect(textOf(() => 7)).toContain('got          7           there is no such partition');
  expect(textOf(({ wanted, partitions }) => (led(partitions).length < 7 ? 0 : wanted))).toContain('no leader    1 4');
});

/** The numbers that the lesson gives for a partition to itself: a million keys, by n - 2 and by n - 1. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { javaMurmur2 } from './murmur2-variants.ts';

const lesson = readFileSync(new URL('../../../chapters/02-partitioner/lesson.md', import.meta.url), 'utf8');
const hashes = Int32Array.from({ length: 1_000_000 }, (_, i) => javaMurmur2(new TextEncoder().encode(`order-${i}`)));

/** Keys by partition, the last one left out where it is the VIP key's. */
function counted(partitions: number, place: (hash: number) => number): readonly number[] {
  const counts = Array.from({ length: Math.max(1, partitions - 1) }, () => 0);
  for (const hash of hashes) counts[place(hash)]! += 1;
  return counts;
}

const cellsOf = (partitions: number): readonly string[] =>
  new RegExp(`^\\| +${partitions} \\|(.*)\\|(.*)\\|$`, 'm')
    .exec(lesson)!
    .slice(1)
    .map((cell) => cell.trim());

test('by n - 2, over 7 partitions', () => {
  const rows = [...lesson.matchAll(/^ (\d) +(\d+) +(?:█|starves|for the VIP)/gm)].map(([, , keys]) => Number(keys));
  expect(rows).toEqual([...counted(7, (hash) => Math.abs(hash % 5)), 0]);
});

test.each([4, 3])('over %d partitions', (n) => {
  const notes = counted(n, (hash) => Math.abs(hash % (n - 2)));
  const ours = counted(n, (hash) => (hash & 0x7fffffff) % (n - 1));
  expect(cellsOf(n)).toEqual([notes.join(', '), ours.join(', ')]);
});

test('over 2 partitions and over 1', () => {
  const exception = 'NaN; in Java an exception';
  expect(cellsOf(2)).toEqual([exception, counted(2, (hash) => (hash & 0x7fffffff) % 1).join()]);
  expect(cellsOf(1)).toEqual([counted(1, (hash) => Math.abs(hash % -1)).join(), exception]);
  expect([5 % 0, 5 % -1, -2147483648 % 5]).toEqual([NaN, 0, -3]);
});

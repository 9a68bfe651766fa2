/** What a round robin is, and what a learner reads of one that is none. */
import { expect, test } from 'vitest';
import { CheckFailure } from '../../judge/failure.ts';
import { failureText } from '../../reports/failure-text.ts';
import { expectStarts } from './starts-failure.ts';
import { partitionsOf } from './topic.ts';
import type { Turns } from './turns-failure.ts';
import { expectTurns, listed } from './turns-failure.ts';

function textOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    if (error instanceof CheckFailure) return failureText(error.failure, () => null);
    throw error;
  }
  return 'right';
}

const orders = (got: readonly number[], more: Partial<Turns> = {}): string =>
  textOf(() => expectTurns({ topic: 'orders', partitions: partitionsOf(4), got, ...more }));

test.each([
  ['from 0', [0, 1, 2, 3, 0, 1, 2, 3, 0]],
  ['from another place', [2, 3, 0, 1, 2, 3]],
  ['in an order of its own', [3, 1, 2, 0, 3, 1, 2, 0]],
  ['for fewer records than partitions', [1, 2]],
  ['for no record', []],
])('turns are right %s', (_, got) => {
  expect(orders(got)).toBe('right');
});

test('a partition without a leader is passed over', () => {
  expect(orders([0, 2, 3, 0, 2, 3], { partitions: partitionsOf(4, [1]) })).toBe('right');
});

test('without any leader all take turns', () => {
  expect(orders([0, 1, 2, 3, 0], { partitions: partitionsOf(4, [0, 1, 2, 3]) })).toBe('right');
});

test('one that always gets it', () => {
  expect(orders([2, 2, 2, 2])).toBe(
    `
Partition 2 of "orders" gets a second record before partitions 0, 1 and
3 had one.

records without a key, by partition of "orders"
  0  0                                     ← too few
  1  0                                     ← too few
  2  4  ████████████████████████████████   ← too many
  3  0                                     ← too few

in order   2 2 2 2

The turn never goes on.
`.trim(),
  );
});

test('every second turn, with what has taken the others', () => {
  const text = orders([0, 2, 0, 2, 0, 2], { when: 'When it rains', between: 'The rain has taken it.' });
  expect(text).toMatch(
    /^When it rains, partition 0 of "orders" gets a second record before\npartitions 1 and 3 had one\./,
  );
  expect(text).toMatch(/The rain has taken it\.$/);
});

test('an even spread in a wrong order', () => {
  const text = orders([0, 0, 1, 1, 2, 2, 3, 3]);
  expect(text).not.toContain('too many');
  expect(text).toContain('in order   0 0 1 1 2 2 3 3');
  expect(text).toMatch(/Of any 4 records in a row each of the 4 partitions gets one\.$/);
});

test('a late mistake is shown with what stands before it', () => {
  const got = [...Array.from({ length: 40 }, (_, i) => i % 4), 3];
  expect(orders(got)).toContain('in order   … 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 3');
});

test('partitions without a leader', () => {
  const text = orders([0, 1, 2, 3, 0], { partitions: partitionsOf(4, [1]) });
  expect(text).toMatch(/^1 record without a key went to partition 1, which has no leader\./);
  expect(text).toContain('  1  1  ████████████████                   ← no leader');
});

test('places in a list in place of numbers', () => {
  const text = orders([0, 1, 2, 0, 1, 2], { partitions: partitionsOf(4, [1]) });
  expect(text).toContain('These are places in the list of the partitions that have a leader, 0 to\n2.');
});

test('a partition that does not exist', () => {
  const says = 'A record without a key went to partition 4 of "orders". It has\npartitions 0 to 3.';
  expect(orders([3, 4, 0])).toBe(`${says}\n\nin order   3 4 …`);
  expect(orders([1], { partitions: partitionsOf(1) }).replaceAll('\n', ' ')).toContain('It has partition 0 alone.');
});

test('producers that begin in one place, or in too few', () => {
  expect(textOf(() => expectStarts([0, 1, 2, 0], 3))).toBe('right');
  expect(textOf(() => expectStarts([2, 2, 2], 3))).toMatch(/^All 3 producers begin at partition 2\./);
  expect(textOf(() => expectStarts([0, 0, 3], 4))).toMatch(/^Of 3 producers none begins at partition 1 or 2\./);
});

test('numbers are listed in order', () => {
  expect([listed([]), listed([4]), listed([4, 0]), listed([4, 0, 2])]).toEqual(['', '4', '0 and 4', '0, 2 and 4']);
});

/** When draws are even, and what a learner reads of those that are not. */
import { expect, test } from 'vitest';
import { SeededRandom } from '../../../harness/simulation/random.ts';
import { CheckFailure } from '../../judge/failure.ts';
import { failureText } from '../../reports/failure-text.ts';
import { expectEven, expectLed } from './draws-failure.ts';
import { partitionsOf } from './topic.ts';

function textOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    if (error instanceof CheckFailure) return failureText(error.failure, () => null);
    throw error;
  }
  return 'right';
}

const draws = (numbers: readonly number[]): readonly { partition: number; bytes: number }[] =>
  numbers.map((partition) => ({ partition, bytes: 10 }));
const even = (...all: readonly (readonly number[])[]): string =>
  textOf(() => expectEven(partitionsOf(3), all.map(draws)));
const many = (next: (i: number) => number): number[] => Array.from({ length: 144 }, (_, i) => next(i));

test('a thousand times 144 even draws are found even', () => {
  const random = new SeededRandom(1);
  const texts = Array.from({ length: 1000 }, () => even(many(() => random.nextInt(3))));
  expect(new Set(texts)).toEqual(new Set(['right']));
});

test('always the same', () => {
  expect(even(many(() => 1))).toMatch(/^All 144 stays are at partition 1\.\n\nbytes without a key, by partition\n/);
});

test('one that is never drawn, marked in the bars', () => {
  expect(even(many((i) => (i >> 1) % 2))).toBe(
    `
In 144 stays partition 2 is never drawn.

bytes without a key, by partition
  0  720  ████████████████████████████████
  1  720  ████████████████████████████████
  2    0                                     ← too few

The next partition is drawn with \`random\`, each as likely as any other:
about 48 times of 144.
`.trim(),
  );
});

test('some more often than by chance', () => {
  expect(even(many((i) => (i % 8 < 6 ? 0 : i % 8 < 7 ? 1 : 2)))).toMatch(/^In 144 stays some .* than by chance\./);
});

test('turns are no draws', () => {
  const text = even(many((i) => i % 3));
  expect(text).toMatch(/^Of 143 draws none gives the partition that was left\./);
  expect(text).toContain('of 3, one draw in 3 gives the same again');
});

test('partitions without a leader, and those that do not exist', () => {
  const led = (numbers: readonly number[], without: readonly number[], when?: string): string =>
    textOf(() => expectLed(partitionsOf(4, without), draws(numbers), when));
  expect(led([0, 2, 3], [1])).toBe('right');
  expect(led([0, 1, 2, 3], [0, 1, 2, 3])).toBe('right');
  expect(led([0, 1, 3, 1], [1, 3])).toMatch(/^3 of 4 stays are at partition 1 and 3, without a leader\./);
  expect(led([1], [1], 'Then')).toMatch(/^Then, 1 of 1 stay is at partition 1, without a leader\./);
  expect(led([0, 4], [1])).toBe('A record without a key went to partition 4. It has partitions 0 to 3.');
  expect(led([4], [0, 1, 2, 3])).toMatch(/partitions 0 to 3,\nall without a leader\.$/);
});

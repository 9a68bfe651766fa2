/** Of several ways to sort the inputs the one is shown that tells most. */
import { expect, test } from 'vitest';
import type { Kinds } from './right-and-wrong.ts';
import { rightAndWrong } from './right-and-wrong.ts';

const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
const byParity: Kinds<number> = [
  ['odd', (n) => n % 2 === 1],
  ['even', (n) => n % 2 === 0],
];
const bySize: Kinds<number> = [
  ['small', (n) => n < 3],
  ['middle', (n) => n >= 3 && n < 7],
  ['large', (n) => n >= 7],
  ['huge', (n) => n > 100],
];

const rowsOf = (isWrong: (n: number) => boolean, ways: readonly Kinds<number>[]): unknown =>
  rightAndWrong(numbers, isWrong, ways).map((block) => (block.show === 'table' ? block.rows : block));

test('the way without mixed kinds is taken, right before wrong', () => {
  expect(rowsOf((n) => n % 2 === 1, [bySize, byParity])).toEqual([
    [
      ['right', 'even'],
      ['wrong', 'odd'],
    ],
  ]);
});

test('mixed kinds stand between, with numbers, and kinds without an input are left out', () => {
  expect(rowsOf((n) => n < 5, [bySize])).toEqual([
    [
      ['right', 'large'],
      ['2 of 4 right', 'middle'],
      ['wrong', 'small'],
    ],
  ]);
});

test('a way that sorts nothing says nothing', () => {
  const all: Kinds<number> = [['numbers', () => true]];
  expect(rowsOf((n) => n === 1, [all])).toEqual([]);
  expect(rowsOf((n) => n % 3 === 0, [byParity])).toEqual([]);
});

test('when all are wrong no kinds are needed', () => {
  expect(rowsOf(() => true, [bySize])).toEqual([[['right', 'none of them']]]);
});

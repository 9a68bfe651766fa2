/** When a stay is right, and what a learner reads of one that is not. */
import { expect, test } from 'vitest';
import { CheckFailure } from '../../judge/failure.ts';
import { failureText } from '../../reports/failure-text.ts';
import type { News } from './stay-failure.ts';
import { expectStays } from './stay-failure.ts';

const full = (bytes: number): News => ({ bytes, full: true });
const open = (bytes: number): News => ({ bytes, full: false });

type Run = readonly [news: readonly News[], got: readonly number[]];

function textOf(...runs: readonly Run[]): string {
  try {
    expectStays(
      runs.map(([news, got]) => ({ news, got })),
      1000,
    );
  } catch (error) {
    if (error instanceof CheckFailure) return failureText(error.failure, () => null);
    throw error;
  }
  return 'right';
}

const eight = (...run: Run): readonly Run[] => Array.from({ length: 8 }, () => run);

test.each<[string, readonly News[], readonly number[]]>([
  ['nothing happens', [null, null], [3, 3, 3]],
  ['batch.size is reached', [full(600), full(400), full(999)], [3, 3, 5, 5]],
  ['a batch is waited for', [open(1500), full(0), open(1999)], [3, 3, 4, 4]],
  ['twice batch.size is reached', [open(1500), open(500)], [3, 3, 0]],
  ['the same is drawn again', [full(1000), full(1000), full(999)], [3, 3, 5, 5]],
])('%s', (_, news, got) => {
  expect(textOf([news, got])).toBe('right');
});

test('left without any news', () => {
  expect(
    textOf([
      [full(10), null],
      [3, 3, 5],
    ]),
  ).toBe(
    `
Two records without a key, one after the other, go to partitions 3 and
5.

added     bytes   batches    partition
          0                  3
+ 10      10      complete   3
no news   10                 5           ← here

While there is no news, the partition stays as it is: nothing was added
to it.
`.trim(),
  );
});

test('left too early is shown with the bytes of that stay alone', () => {
  const text = textOf([
    [full(1200), full(300), full(400)],
    [3, 6, 6, 2],
  ]);
  expect(text).toBe(
    `
Records without a key leave partition 6 after 700 bytes, and batch.size
is 1000.

added   bytes   batches    partition
        0                  6
+ 300   300     complete   6
+ 400   700     complete   2           ← here

A stay ends at 1000 bytes (batch.size) when all batches of the partition
are complete, and at 2000 whatever the batches.
`.trim(),
  );
});

test('left while a batch is not complete', () => {
  expect(textOf([[open(1500)], [3, 5]])).toMatch(
    /^Records .* partition 3 after 1500 bytes, while a batch\nthere is not/,
  );
});

test('some of many stay by chance, all of them do not', () => {
  const stayed = eight([full(1000)], [3, 3]);
  expect(textOf(...stayed.slice(1), [[full(1000)], [3, 1]])).toBe('right');
  expect(textOf(...stayed)).toMatch(/^None of 8 partitioners leaves its partition after 1000 bytes. All\nbatches /);
  expect(textOf(...eight([open(1000), open(1000)], [3, 3, 3]))).toContain('That is\ntwice batch.size.');
});

test('left one piece of news too late', () => {
  const text = textOf(...eight([full(1000), full(5)], [3, 3, 4]));
  expect(text).toContain('It is left with the news after that: 1000 bytes are enough.');
});

test('stays of many lengths that do not end in one way', () => {
  const runs = (end: (i: number) => News): readonly Run[] =>
    Array.from({ length: 8 }, (_, i) => [
      [open(1100 + i), end(i)],
      [3, 3, 3],
    ]);
  expect(textOf(...runs(() => full(0)))).toMatch(
    /^None of 8 stays ends with the news that its batches are complete now/,
  );
  expect(textOf(...runs((i) => full(i + 1)))).toMatch(/^None of 8 stays ends when its batches are complete\./);
  expect(textOf(...runs(() => open(1000)))).toMatch(/^None of 8 stays ends at twice batch.size\./);
});

test('of a long stay the last news are shown', () => {
  const news = Array.from({ length: 20 }, () => full(10));
  const text = textOf([news, [...news.map(() => 3), 4]]);
  expect(text.split('\n').filter((line) => line.startsWith('+ 10'))).toHaveLength(9);
  expect(text).toContain('        110                3\n+ 10    120     complete   3');
});

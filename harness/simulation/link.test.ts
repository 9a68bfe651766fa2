import { expect, test } from 'vitest';
import { passage, perfectLink } from './link.ts';
import { SeededRandom } from './random.ts';

test('a perfect link delivers each message once, after a millisecond', () => {
  const random = new SeededRandom(1);
  for (let i = 0; i < 100; i++) expect(passage(perfectLink, random)).toEqual([1]);
});

test('a lossy link loses, doubles and delays about as often as it says', () => {
  const random = new SeededRandom(1);
  const link = { loss: 0.25, duplicate: 0.1, delayMs: [2, 5] } as const;
  const passages = Array.from({ length: 20_000 }, () => passage(link, random));
  const share = (count: number): number => passages.filter((one) => one.length === count).length / passages.length;
  expect(share(0)).toBeCloseTo(0.25, 1);
  expect(share(2)).toBeCloseTo(0.075, 1);
  expect([...new Set(passages.flat())].sort()).toEqual([2, 3, 4, 5]);
});

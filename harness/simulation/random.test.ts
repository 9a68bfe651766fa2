import { expect, test } from 'vitest';
import { SeededRandom, seedFor } from './random.ts';

test('the same seed gives the same numbers, on every machine', () => {
  const random = new SeededRandom(1);
  expect(Array.from({ length: 6 }, () => random.nextInt(1000))).toEqual([254, 964, 307, 339, 728, 327]);
});

test('another seed gives other numbers', () => {
  const first = new SeededRandom(1);
  const second = new SeededRandom(2);
  expect(Array.from({ length: 8 }, () => first.nextInt(1e9))).not.toEqual(
    Array.from({ length: 8 }, () => second.nextInt(1e9)),
  );
});

test('nextInt gives each number below its bound about equally often', () => {
  const random = new SeededRandom(7);
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < 70_000; i++) counts[random.nextInt(7)]! += 1;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test('next stays from 0 to below 1, and bounds up to 2^53 - 1 are served', () => {
  const random = new SeededRandom(3);
  for (let i = 0; i < 10_000; i++) expect(random.next()).toBeLessThan(1);
  expect(Number.isSafeInteger(random.nextInt(Number.MAX_SAFE_INTEGER))).toBe(true);
});

test.each([0, -1, 1.5, NaN, 2 ** 53])('a bound of %s is refused with a sentence', (bound) => {
  expect(() => new SeededRandom(1).nextInt(bound)).toThrow(
    `random.nextInt: bound must be a whole number of at least 1, got ${bound}`,
  );
});

test('seedFor differs by seed, by name and by run', () => {
  const seeds = [
    seedFor(1, '2.1/java', 0),
    seedFor(2, '2.1/java', 0),
    seedFor(1, '2.1/pure', 0),
    seedFor(1, '2.1/java', 1),
  ];
  expect(new Set(seeds).size).toBe(4);
  for (const seed of seeds) expect(seed).toBe(seed >>> 0);
});

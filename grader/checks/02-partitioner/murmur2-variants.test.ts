/** The judge's own hash is Kafka's, and its mistakes are told apart by the keys of the checks. */
import { expect, test } from 'vitest';
import { SeededRandom } from '../../../harness/simulation/random.ts';
import { plainKeys, randomKey, readVectors } from './keys.ts';
import type { Mistake } from './murmur2-variants.ts';
import { javaMurmur2, mistakeBehind, mistakes } from './murmur2-variants.ts';

const names = Object.keys(mistakes) as readonly Mistake[];
const ofText: readonly Mistake[] = ['signed bytes', 'by way of text'];

/** The keys of the check `java`, or those of `bytes`. */
function keysOf(least: number, most: number): readonly Uint8Array[] {
  const random = new SeededRandom(7);
  const known = readVectors().filter(({ key }) => key.some((byte) => byte > 127) === least > 127);
  const lengths = Array.from({ length: 71 }, (_, length) => randomKey(random, length, least, most));
  return [...known, ...plainKeys, ...lengths].map(({ key }) => key);
}

const plain = keysOf(0x20, 0x7e);
const high = keysOf(0x80, 0xff);
const hashes = (keys: readonly Uint8Array[], mistake?: Mistake): readonly number[] =>
  keys.map((key) => javaMurmur2(key, mistake));

test("without a mistake it is Kafka's, for all 408 vectors", () => {
  const vectors = readVectors();
  expect(vectors).toHaveLength(408);
  expect(hashes(vectors.map(({ key }) => key))).toEqual(vectors.map(({ murmur2 }) => murmur2));
});

test('the partitions of the vectors are the hash without its sign bit, modulo their number', () => {
  for (const { murmur2, partition } of readVectors()) {
    for (const [count, number] of Object.entries(partition))
      expect((murmur2 & 0x7fffffff) % Number(count)).toBe(number);
  }
});

test.each(names)('%s gives other hashes, and is called by its name', (mistake) => {
  const keys = ofText.includes(mistake) ? high : plain;
  const got = hashes(keys, mistake);
  expect(got).not.toEqual(hashes(keys));
  expect(mistakeBehind(keys.map((key, i) => ({ key, got: got[i]! })))).toBe(mistakes[mistake]);
});

test('no two mistakes give the same hashes', () => {
  const all = [...plain, ...high];
  const distinct = new Set(names.map((mistake) => hashes(all, mistake).join(' ')));
  expect(distinct.size).toBe(names.length);
});

test('a mistake that does not give all of the answers is not named', () => {
  const answers = plain.map((key) => ({ key, got: javaMurmur2(key, 'tail forgotten') }));
  expect(mistakeBehind(answers.with(3, { key: plain[3]!, got: 1 }))).toBe(null);
});

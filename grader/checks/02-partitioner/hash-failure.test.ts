/** What a learner reads of a wrong hash. */
import { expect, test } from 'vitest';
import { CheckFailure } from '../../judge/failure.ts';
import { failureText } from '../../reports/failure-text.ts';
import { expectHashes } from './hash-failure.ts';
import { plainKeys, readVectors } from './keys.ts';
import type { Mistake } from './murmur2-variants.ts';
import { javaMurmur2 } from './murmur2-variants.ts';

const plain = [{ key: new Uint8Array(0) }, ...plainKeys].map(({ key }) => key);

function textOf(keys: readonly Uint8Array[], hash: (key: Uint8Array) => number): string {
  try {
    expectHashes(keys.map((key) => ({ key, wanted: javaMurmur2(key), got: hash(key) })));
  } catch (error) {
    if (error instanceof CheckFailure) return failureText(error.failure, () => null);
    throw error;
  }
  return 'right';
}

const withMistake = (mistake: Mistake): string => textOf(plain, (key) => javaMurmur2(key, mistake));

test('right answers pass', () => {
  expect(textOf(plain, (key) => javaMurmur2(key))).toBe('right');
});

test('bytes left over are marked, and what is right stands before what is wrong', () => {
  expect(withMistake('tail multiplied by byte')).toBe(
    `
6 of 13 keys hash to another number than in Kafka.

key        "eu"          65 75
                         ^^^^^
expected    1128175402   0x433e972a
got        -1432816396   0xaa98f4f4

right   the empty key
right   keys of 4, 8, 12 … bytes
right   keys with 1 byte left over
wrong   keys with 2 bytes left over
wrong   keys with 3 bytes left over

This is what comes out when there is a multiplication for each of the
bytes left over. There is one for all of them.
`.trim(),
  );
});

test('where only whole words are wrong, short keys are named as right', () => {
  const text = withMistake('big-endian words');
  expect(text).toContain('right   keys shorter than 4 bytes\nwrong   keys of 4 bytes and more');
  expect(text).toContain('key        "user"');
  expect(text).not.toContain('^');
});

test('bytes in the middle of the last word are marked where they stand', () => {
  const keys = plain.filter((key) => key.length === 0 || key.length > 4);
  const text = textOf(keys, (key) => javaMurmur2(key, 'tail forgotten'));
  expect(text).toContain('key        "store"       73 74 6f 72 65\n                                     ^^\n');
});

test('a long key has its bytes below it', () => {
  const key = new TextEncoder().encode('a-little-bit-long-string');
  const text = textOf([new Uint8Array(0), key], (one) => javaMurmur2(one, 'tail as a word') + (one === key ? 1 : 0));
  expect(text).toContain('key   "a-little-bit-long-string"\n  61 2d 6c 69');
});

test('when all are wrong it is said so', () => {
  const text = withMistake('seed left out');
  expect(text).toMatch(/^All 13 keys hash to another number/);
  expect(text).toContain('right   none of them');
});

test('what bytes above 127 have to do with it is seen in the keys that are text', () => {
  const keys = readVectors().map(({ key }) => key);
  const text = textOf(keys, (key) => javaMurmur2(key, 'by way of text'));
  expect(text).toContain('right   keys that are UTF-8 text\nwrong   keys that are no UTF-8 text');
  expect(text).toContain('no UTF-8 are lost on the way');
});

test('of a mistake without a name there is the pattern', () => {
  const text = textOf(plain, (key) => (key.length % 4 === 3 ? 1 : javaMurmur2(key)));
  expect(text.endsWith('wrong   keys with 3 bytes left over')).toBe(true);
});

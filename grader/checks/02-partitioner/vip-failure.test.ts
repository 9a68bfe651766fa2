/** What a learner reads of keys that do not share the partitions but the last, and that each mistake is named. */
import { expect, test } from 'vitest';
import { CheckFailure } from '../../judge/failure.ts';
import { failureText } from '../../reports/failure-text.ts';
import { javaMurmur2 } from './murmur2-variants.ts';
import { partitionsOf } from './topic.ts';
import { expectOthers } from './vip-failure.ts';
import { textRecord } from './vip-records.ts';

function textOf(place: (hash: number, n: number) => number): string {
  const all = Array.from({ length: 40 }, (_, i) => {
    const record = textRecord(`user-${i}`);
    const hash = javaMurmur2(record.keyBytes);
    const n = i < 30 ? 5 : 3 + (i % 7);
    const wanted = (hash & 0x7fffffff) % (n - 1);
    return { record, hash, partitions: partitionsOf(n), wanted, got: place(hash, n) };
  });
  try {
    expectOthers(all);
  } catch (error) {
    if (error instanceof CheckFailure) return failureText(error.failure, () => null);
    throw error;
  }
  return 'right';
}

const positive = (hash: number): number => hash & 0x7fffffff;

test('right partitions pass', () => {
  expect(textOf((hash, n) => positive(hash) % (n - 1))).toBe('right');
});

test('what notes on Kafka have is named, and who starves by it is seen', () => {
  const text = textOf((hash, n) => Math.abs(hash % (n - 2)));
  expect(text).toContain('32 other keys, by partition of 5: none in 3\n');
  expect(text).toMatch(/ {2}3 +0 +← starves\n {2}4 +0 +for the VIP key\n/);
  expect(text.replaceAll('\n', ' ')).toContain(
    'This is the remainder by n-2, which stands in many notes on Kafka. It is 0 to n-3, so that partition n-2 gets nothing.',
  );
});

test('keys in the partition of the VIP key are seen', () => {
  const text = textOf((hash, n) => positive(hash) % n);
  expect(text).toMatch(/ {2}4 +\d+ +█+ +← for the VIP key alone\n/);
  expect(text).toContain('This is the remainder by n, the number of all partitions');
});

test.each<[string, (hash: number, n: number) => number]>([
  ['what Math.abs gives, of the hash or of the remainder', (hash, n) => Math.abs(hash) % (n - 1)],
  ['what Math.abs gives, of the hash or of the remainder', (hash, n) => Math.abs(hash % (n - 1))],
  ['an unsigned number, >>> 0', (hash, n) => (hash >>> 0) % (n - 1)],
  ['its sign left on', (hash, n) => hash % (n - 1)],
])('"%s" is named', (name, place) => {
  expect(textOf(place).replaceAll('\n', ' ')).toContain(name);
});

test('one key, its hash and where it should be', () => {
  const text = textOf((hash, n) => (hash < 0 ? 9 : positive(hash) % (n - 1)));
  expect(text).toMatch(/^\d+ of 40 keys that are not the VIP key go to another partition than\ntheir hash says\.\n/);
  expect(text).toMatch(
    /key +"user-\d+"\nhash +-\d+ +& 0x7fffffff: \d+\npartitions +\d\nexpected +\d\ngot +9, there is no such/,
  );
});

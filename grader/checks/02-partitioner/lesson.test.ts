/** The numbers and questions of the chapter's lesson are those of Kafka's hash and of the checks' own texts. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { customPartitionerQuestions } from './custom-partitioner-texts.ts';
import { defaultPartitionerQuestions } from './default-partitioner-texts.ts';
import { javaMurmur2 } from './murmur2-variants.ts';
import { murmur2Questions } from './murmur2-texts.ts';
import { readVectors } from './keys.ts';
import { stickyPartitionerQuestions } from './sticky-partitioner-texts.ts';

const lesson = readFileSync(new URL('../../../chapters/02-partitioner/lesson.md', import.meta.url), 'utf8');
const hashOf = (text: string): number => javaMurmur2(new TextEncoder().encode(text));
const positive = (hash: number): number => hash & 0x7fffffff;
const numberKey = new Uint8Array([0, 0, 0x12, 0x67]);

test('the ten keys of the table are where it says', () => {
  const rows = [...lesson.matchAll(/^\| (order-\d+) +\| +(\d+) \| +(\d) \| +(\d) \| (\w+) \|$/gm)].map((row) =>
    row.slice(1),
  );
  expect(rows).toHaveLength(10);
  for (const [key = '', hash, of7, of8, verdict] of rows) {
    const number = positive(hashOf(key));
    expect([hash, of7, of8, verdict]).toEqual([
      `${number}`,
      `${number % 7}`,
      `${number % 8}`,
      number % 7 === number % 8 ? 'stays' : 'moves',
    ]);
  }
  expect(rows.filter((row) => row[4] === 'stays')).toHaveLength(3);
});

test.each([
  ['order-4711', '1584983611       1584983611       7 → 1'],
  ['a', '-1563381124        584102524       7 → 5'],
])('the way of %s', (key, shown) => {
  const hash = hashOf(key);
  expect(lesson).toContain(shown);
  expect(shown.split(/ +/).slice(0, 2)).toEqual([`${hash}`, `${positive(hash)}`]);
  expect(shown.endsWith(`→ ${positive(hash) % 7}`)).toBe(true);
});

test('the hash of order-4711 after each step', () => {
  const times = (a: number): number => Math.imul(a, 0x5bd1e995);
  const mixed = (word: number): number => times(times(word) ^ (times(word) >>> 24));
  const begun = 0x9747b28c ^ 10;
  const one = times(begun) ^ mixed(0x6564726f);
  const two = times(one) ^ mixed(0x37342d72);
  const tail = times(two ^ 0x3131);
  for (const hash of [begun, one, two, tail, hashOf('order-4711')]) {
    expect(lesson).toContain(`hash  0x${(hash >>> 0).toString(16).padStart(8, '0')}`);
  }
});

test('single numbers of the text', () => {
  expect(hashOf('')).toBe(275646681);
  expect(positive(hashOf('')) % 7).toBe(2);
  expect(Math.abs(hashOf('a')) % 7).toBe(4);
  expect(positive(hashOf('4711')) % 7).toBe(6);
  expect(new DataView(numberKey.buffer).getInt32(0)).toBe(4711);
  expect(positive(javaMurmur2(numberKey)) % 7).toBe(1);
  expect(Math.imul(0x9747b28c, 0x5bd1e995)).toBe(-695707780);
  expect((0x9747b28c * 0x5bd1e995) | 0).toBe(-695707648);
  expect(`${0x9747b28cn * 0x5bd1e995n}`).toBe('3909836998051387260');
  expect(readVectors()).toHaveLength(408);
  expect((hashOf('order-4711') >>> 0).toString(16)).toBe('5e78ee3b');
});

test.each([
  ['one in eight stays from 7 to 8', 8, 7 / 56],
  ['one in two stays from 7 to 14', 14, 7 / 14],
])('%s', (_, count, share) => {
  const keys = Array.from({ length: 20_000 }, (__, i) => positive(hashOf(`order-${i}`)));
  expect(keys.filter((hash) => hash % 7 === hash % count).length / keys.length).toBeCloseTo(share, 1);
});

test('the questions are those that have answers', () => {
  const asked = lesson.slice(lesson.indexOf('## Questions an interviewer asks'));
  const questions = [...asked.matchAll(/^- (.*)$/gm)].map(([, text]) => text!.replaceAll('`', ''));
  const answered = [
    ...murmur2Questions,
    ...defaultPartitionerQuestions,
    ...stickyPartitionerQuestions,
    ...customPartitionerQuestions,
  ];
  expect(questions).toEqual(answered.map(({ question }) => question));
});

test('pictures fit into 72 columns', () => {
  const pictures = [...lesson.matchAll(/^```(?:\w+)?\n([^]*?)\n```$/gm)].flatMap(([, text]) => text!.split('\n'));
  expect(pictures.filter((line) => line.length > 72)).toEqual([]);
});

/** The numbers that the lesson gives for a slow broker. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SeededRandom } from '../../../harness/simulation/random.ts';
import type { Rule } from './slow-broker.ts';
import { sharesOf } from './slow-broker.ts';

const lesson = readFileSync(new URL('../../../chapters/02-partitioner/lesson.md', import.meta.url), 'utf8');
const records = 100_000;

test.each<[string, Rule]>([
  ['when a new batch would begin', 'batch'],
  ['after `batch.size` bytes (2.3)', 'bytes'],
  ['the same, weighted by queues', 'adaptive'],
])('%s', (label, rule) => {
  const { percent, waiting } = sharesOf(rule, [40, 2, 2], records, new SeededRandom(1));
  const row = lesson.split('\n').find((line) => line.startsWith(`| ${label}`)) ?? '';
  const cells = row.split('|').map((cell) => cell.trim());
  expect(cells.slice(2, 6)).toEqual([...percent.map((share) => `${share.toFixed(1)} %`), String(waiting[0])]);
  expect(waiting.slice(1)).toEqual([0, 0]);
});

test.each<Rule>(['batch', 'bytes', 'adaptive'])('%s: brokers that are alike get alike', (rule) => {
  const { percent } = sharesOf(rule, [2, 2, 2], records, new SeededRandom(1));
  for (const share of percent) expect(Math.abs(share - 100 / 3)).toBeLessThan(1.5);
});

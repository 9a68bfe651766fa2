import { expect, test } from 'vitest';
import type { Block } from '../judge/failure.ts';
import { failureText } from './failure-text.ts';

const textOf = (...blocks: Block[]): string => failureText({ says: 'It differs.', blocks }, () => '  const x = (1 +;');

test('bytes stand in rows of sixteen, and what matters is marked below', () => {
  const data = Uint8Array.from('order-4711', (c) => c.charCodeAt(0));
  expect(textOf({ show: 'bytes', label: 'key "order-4711"', data, marked: [8, 9] })).toBe(
    ['It differs.', '', 'key "order-4711"', '  6f 72 64 65 72 2d 34 37 31 31', '                          ^^^^^'].join(
      '\n',
    ),
  );
});

test('no bytes are said, not left blank', () => {
  expect(textOf({ show: 'bytes', label: 'key', data: new Uint8Array(0), marked: [] })).toContain('key\n  (no bytes)');
});

test('columns stand below each other, and a long last cell goes on below itself', () => {
  const long = 'a sentence that is longer than the columns that are left for it in a row of seventy-two';
  const text = textOf({
    show: 'table',
    rows: [
      ['key', '"a"'],
      ['expected', long],
    ],
  });
  expect(text.split('\n').slice(2)).toEqual([
    'key        "a"',
    'expected   a sentence that is longer than the columns that are left for',
    '           it in a row of seventy-two',
  ]);
});

test('bars are as long as their counts, one record is seen, none is empty', () => {
  const bars = [
    { label: '0', count: 100 },
    { label: '1', count: 1, note: 'no leader' },
    { label: '2', count: 0 },
  ];
  expect(textOf({ show: 'bars', unit: 'records a partition', bars }).split('\n').slice(2)).toEqual([
    'records a partition',
    `  0  100  ${'█'.repeat(32)}`,
    `  1    1  █${' '.repeat(31)}   no leader`,
    '  2    0',
  ]);
});

test("a place shows the learner's line with a caret", () => {
  const place = { task: '2.1', line: 3, column: 16 } as const;
  expect(textOf({ show: 'source', place }).split('\n').slice(2)).toEqual([
    'chapters/02-partitioner/murmur2.ts:3:16',
    '   3 │   const x = (1 +;',
    '     │                ^',
  ]);
});

test('control characters of a line are shown escaped', () => {
  const failure = { says: 'x.', blocks: [{ show: 'source', place: { task: '2.1', line: 1, column: 1 } }] } as const;
  expect(failureText(failure, () => '\u001b[2Jgone\u202e')).toContain('\\x1b[2Jgone\\u202e');
});

test('events show their time and the one to look at', () => {
  const events = [
    { time: 0, text: 'a  starts', marked: false },
    { time: 1500, text: 'b  crashes', marked: true },
  ];
  const lines = textOf({ show: 'events', events }).split('\n').slice(2);
  expect(lines[0]).toBe('      0 ms   a  starts');
  expect(lines[1]).toMatch(/^ {3}1500 ms {3}b {2}crashes +← here$/);
});

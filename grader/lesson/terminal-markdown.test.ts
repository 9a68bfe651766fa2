import { expect, test } from 'vitest';
import { plain } from '../reports/style.ts';
import { columnsOf } from './styled-text.ts';
import { terminalMarkdown } from './terminal-markdown.ts';

const shown = (text: string, width = 40): string => terminalMarkdown(text, width, plain);

test('paragraphs wrap at the width, and stand apart', () => {
  const text = shown('One two three four five six seven eight nine ten\neleven.\n\nNext.');
  expect(text).toBe('One two three four five six seven eight\nnine ten eleven.\n\nNext.\n');
});

test('pictures and code stay as they are, indented by two', () => {
  expect(shown('```\nkey ──► hash ──► a line that is longer than forty columns\n```')).toBe(
    '  key ──► hash ──► a line that is longer than forty columns\n',
  );
});

test('lists keep their numbers and hang below their marks, nested ones too', () => {
  const text = '1. The first item of a list, which is longer than a line\n2. Two\n   - inside\n   - again\n\nAfter.';
  expect(shown(text)).toBe(
    [
      '1. The first item of a list, which is',
      '   longer than a line',
      '2. Two',
      '   - inside',
      '   - again',
      '',
      'After.',
      '',
    ].join('\n'),
  );
});

test('code, emphasis and links read as text', () => {
  expect(shown('See `murmur2`, **all** of *it* at [KIP-794](https://kip.example).', 80)).toBe(
    'See murmur2, all of it at KIP-794 (https://kip.example).\n',
  );
});

test('a mark after a word is not torn from it', () => {
  expect(shown('12345678901234567890 1234567890 `123456`.', 38)).toBe('12345678901234567890 1234567890\n123456.\n');
});

test('tables stand in columns, also with wide characters', () => {
  expect(shown('| key | to |\n|---|---|\n| 订单 | 1 |\n| order | 2 |')).toBe(
    '  key     to\n  订单    1\n  order   2\n',
  );
  expect(columnsOf('订单')).toBe(4);
});

test('html is text, not markup', () => {
  expect(shown('<b>bold</b>')).toBe('<b>bold</b>\n');
});

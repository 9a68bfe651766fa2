import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { columnsOf } from '../lesson/styled-text.ts';
import { fitHeight, fitWidth } from './fit.ts';

test.each([20, 40, 80])('no line is wider than %d columns, and no word is lost', (columns) => {
  const lines = [
    '    expected    1584983611    0x5e78ee3b   and a sentence that goes on and on beyond every width there is',
    '',
    'x'.repeat(200),
    `    ${'订单'.repeat(40)}`,
    '\u001b[31mred text that is longer than the narrow terminal that it is shown on\u001b[39m',
  ];
  const fitted = fitWidth(lines, columns);
  for (const line of fitted) expect(columnsOf(stripVTControlCharacters(line))).toBeLessThanOrEqual(columns);
  const letters = (text: string): string => stripVTControlCharacters(text).replaceAll(/\s/g, '');
  expect(letters(fitted.join(''))).toBe(letters(lines.join('')));
});

test('a folded line keeps its indent', () => {
  expect(fitWidth(['    one two three four'], 14)).toEqual(['    one two', '    three four']);
});

test('the last page is full, and says whether more follows', () => {
  const lines = ['a', 'b', 'c', 'd'];
  expect(fitHeight(lines, 3, 0)).toEqual({ lines: ['a', 'b', 'c'], scroll: 0, more: true });
  expect(fitHeight(lines, 3, 99)).toEqual({ lines: ['b', 'c', 'd'], scroll: 1, more: false });
  expect(fitHeight(lines, 9, 5)).toEqual({ lines, scroll: 0, more: false });
});

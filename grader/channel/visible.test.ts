/** Text of a submission, made safe to show. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible, visibleLines } from './visible.ts';

test.each([
  ['plain text, ÄÖ 日本 ✓ 🎉', 'plain text, ÄÖ 日本 ✓ 🎉'],
  ['\u001b[2J\u001b]0;title\u0007', '\\x1b[2J\\x1b]0;title\\x07'],
  ['\u009b31m', '\\x9b31m'],
  ['a\rb', 'a\\rb'],
  ['a\tb', 'a\\tb'],
  ['a\r\nb\nc', 'a\\nb\\nc'],
  ['\u202egnp.exe', '\\u202egnp.exe'],
  ['\u061c\u2066\u2069', '\\u061c\\u2066\\u2069'],
  ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
  ['soft\u00adhyphen', 'soft\\xadhyphen'],
  ['\u2028\u2029\u0085', '\\u2028\\u2029\\x85'],
  ['tag\u{e0041}', 'tag\\u{e0041}'],
  ['filler\u3164\uffa0', 'filler\\u3164\\uffa0'],
  ['half \ud800 and \udc00', 'half \ufffd and \ufffd'],
  ['\0', '\\x00'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text, 1000)).toBe(shown);
});

test('line feeds stay where lines are wanted', () => {
  expect(visibleLines('a\nb\r\nc\u0007', 100)).toBe('a\nb\nc\\x07');
});

test('what is too long is cut in the middle, with the number of what is left out', () => {
  expect(visible('x'.repeat(70) + 'y'.repeat(30), 10)).toBe('xxxxxxx … 90 characters … yyy');
});

test('a cut leaves no half of a character', () => {
  expect(visible('🎉'.repeat(50), 11).isWellFormed()).toBe(true);
});

test('nothing that moves a cursor, hides or turns text gets through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (text, limit) => {
      expect(visible(text, limit)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

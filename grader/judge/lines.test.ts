/** Lines out of chunks, counted before they are gathered. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lines } from './lines.ts';

const limit = 10;
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

test('many lines come in one chunk', () => {
  expect(new Lines().add(bytes('a\nbb\n\nccc\n'), limit)).toEqual(['a', 'bb', '', 'ccc']);
});

test('one line comes in many chunks, split within a character too', () => {
  const lines = new Lines();
  const whole = bytes('é日\n');
  for (const byte of whole.subarray(0, -1)) expect(lines.add(Buffer.from([byte]), limit)).toEqual([]);
  expect(lines.add(whole.subarray(-1), limit)).toEqual(['é日']);
});

test('a line of exactly the limit passes, and one byte more does not', () => {
  expect(new Lines().add(bytes(`${'x'.repeat(10)}\n`), limit)).toEqual(['x'.repeat(10)]);
  expect(new Lines().add(bytes(`${'x'.repeat(11)}\n`), limit)).toBe('tooLong');
});

test('a line is too long before it ends', () => {
  const lines = new Lines();
  expect(lines.add(bytes('x'.repeat(10)), limit)).toEqual([]);
  expect(lines.add(bytes('x'), limit)).toBe('tooLong');
});

test('what a chunk holds behind a whole line counts as the next', () => {
  const lines = new Lines();
  expect(lines.add(bytes(`a\n${'x'.repeat(8)}`), limit)).toEqual(['a']);
  expect(lines.add(bytes('yy\n'), limit)).toEqual(['xxxxxxxxyy']);
});

test('the limit may grow between two chunks', () => {
  const lines = new Lines();
  expect(lines.add(bytes('x'.repeat(10)), limit)).toEqual([]);
  expect(lines.add(bytes('yyyyy\n'), 20)).toEqual([`${'x'.repeat(10)}yyyyy`]);
});

test('however a text is cut into chunks, its lines are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 20 })), fc.array(fc.nat(40)), (texts, cuts) => {
      const wanted = texts.map((text) => text.replaceAll('\n', ''));
      let rest = bytes(wanted.map((line) => `${line}\n`).join(''));
      const lines = new Lines();
      const got: string[] = [];
      for (const cut of [...cuts, Infinity]) {
        got.push(...(lines.add(rest.subarray(0, cut), 1000) as readonly string[]));
        rest = rest.subarray(cut);
      }
      expect(got).toEqual(wanted.map((line) => line.toWellFormed()));
    }),
  );
});

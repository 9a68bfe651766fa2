import { expect, test } from 'vitest';
import { differenceText } from './difference.ts';
import { plain } from './style.ts';

const show = (first: string, second: string): string => differenceText(first, second, plain, true);
const lines = (count: number): string => Array.from({ length: count }, (_, i) => `const line${i} = ${i};`).join('\n');

test('what differs is marked in its line, word by word', () => {
  expect(show('hash ^= hash >> 13;\nreturn hash;', 'hash ^= hash >>> 13;\nreturn hash;')).toBe(
    'hash ^= hash >>{+>+} 13;\nreturn hash;',
  );
});

test('equal texts have no difference', () => {
  expect(show('a\n', 'a\n')).toBe('');
});

test('long equal stretches are cut', () => {
  const text = show(lines(40), lines(40).replace('line20 = 20', 'line20 = 21'));
  expect(text.split('\n')).toHaveLength(9);
  expect(text).toContain('const line20 = [-20-]{+21+};');
});

test('texts that have little in common are not compared', () => {
  expect(show('todo', lines(5))).toBe(lines(5));
});

import { expect, test } from 'vitest';
import { Accumulator } from './accumulator.ts';

test('a batch is complete when it is full, when a record did not fit, and when it was sent', () => {
  const accumulator = new Accumulator(100);
  const after = (bytes: number): boolean => {
    accumulator.add(1, bytes);
    return accumulator.isFull(1);
  };
  expect(accumulator.isFull(1)).toBe(true);
  expect([after(60), after(40), after(90), after(20), after(80)]).toEqual([false, true, false, false, true]);
  expect(after(10)).toBe(false);
  expect(accumulator.isFull(2)).toBe(true);
  accumulator.drain(1);
  expect(accumulator.isFull(1)).toBe(true);
  expect(after(500)).toBe(true);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Scheduler } from './scheduler.ts';

test('entries come in the order of their time, those of one instant in the order they were put', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
      const scheduler = new Scheduler<number>();
      times.forEach((time, i) => scheduler.add(time, i));
      const taken = times.map(() => scheduler.take()!.what);
      const wanted = times.map((_, i) => i).sort((a, b) => times[a]! - times[b]! || a - b);
      expect(taken).toEqual(wanted);
      expect(scheduler.take()).toBeUndefined();
    }),
  );
});

test('what is put while others are taken finds its place', () => {
  const scheduler = new Scheduler<string>();
  scheduler.add(5, 'late');
  scheduler.add(1, 'first');
  expect(scheduler.take()!.what).toBe('first');
  scheduler.add(2, 'between');
  expect(scheduler.peek()!.what).toBe('between');
  expect([scheduler.take()!.what, scheduler.take()!.what, scheduler.size]).toEqual(['between', 'late', 0]);
});

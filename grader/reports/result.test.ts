import { expect, test } from 'vitest';
import type { CheckResult } from './result.ts';
import { pointsOf, stateOf } from './result.ts';

const check = (
  id: string,
  points: number,
  verdict: CheckResult['verdict'],
  more: Partial<CheckResult> = {},
): CheckResult => ({
  id,
  title: id,
  kind: 'unit',
  points,
  verdict,
  ...more,
});

test('each check that passes pays its points', () => {
  expect(pointsOf([check('a', 4, 'pass'), check('b', 6, 'fail')])).toEqual({ score: 4, max: 10 });
});

test('a group pays only if all its members pass', () => {
  const group = { group: 'hash' };
  const checks = [check('a', 4, 'pass', group), check('b', 3, 'fail', group), check('c', 3, 'pass')];
  expect(pointsOf(checks)).toEqual({ score: 3, max: 10 });
});

test('a skipped check leaves the maximum, and takes its group with it', () => {
  const group = { group: 'hash' };
  const checks = [check('a', 4, 'pass', group), check('b', 3, 'skipped', group), check('c', 3, 'pass')];
  expect(pointsOf(checks)).toEqual({ score: 3, max: 3 });
});

test.each(['inconclusive', 'error'] as const)('a check that ended as %s is not passed', (verdict) => {
  expect(pointsOf([check('a', 10, verdict)])).toEqual({ score: 0, max: 10 });
  expect(stateOf([check('a', 10, verdict)])).toBe('failed');
});

test('a task is not implemented only if every check that ran ended in a todo', () => {
  const todo = check('a', 5, 'fail', { cause: 'todo' });
  expect(stateOf([todo, check('b', 5, 'skipped')])).toBe('not-implemented');
  expect(stateOf([todo, check('b', 5, 'fail')])).toBe('failed');
  expect(stateOf([todo, check('b', 5, 'pass')])).toBe('failed');
});

test('a task has passed when all that ran passed, and is skipped when none ran', () => {
  expect(stateOf([check('a', 5, 'pass'), check('b', 5, 'skipped')])).toBe('passed');
  expect(stateOf([check('a', 5, 'skipped')])).toBe('skipped');
});

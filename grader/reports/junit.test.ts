import { expect, test } from 'vitest';
import { junitText } from './junit.ts';
import type { CheckResult, Result } from './result.ts';

function resultWith(check: Partial<CheckResult>): Result {
  const checks = [{ id: 'java', title: 'keys hash', kind: 'unit', points: 10, verdict: 'fail', ...check } as const];
  const task = { id: '2.1', score: 0, max: 10, state: 'failed', checks } as const;
  const chapters = [{ id: '02-partitioner', score: 0, max: 10, tasks: [task] }];
  return { version: 1, workbook: 'x', seed: 1, tier: 'learner', backend: null, score: 0, max: 10, chapters };
}

test('a failure carries its first line as message and all of it as text', () => {
  const text = junitText(resultWith({ message: 'It differs.\n\nkey "a"' }));
  expect(text).toContain('<testsuites name="workbook" tests="1" failures="1" errors="0" skipped="0">');
  expect(text).toContain('<failure message="It differs.">It differs.&#10;&#10;key &quot;a&quot;</failure>');
});

test('markup, CDATA ends and characters that XML cannot hold do not get out of their place', () => {
  const text = junitText(resultWith({ message: ']]></failure><script>\u0000\u001b\ud800&amp;' }));
  expect(text).not.toContain('<script>');
  expect(text).not.toMatch(/[\u0000-\u0008\u001b]/);
  expect(text).toContain('&amp;amp;');
});

test('a skip says why, and trouble of ours is an error', () => {
  expect(junitText(resultWith({ verdict: 'skipped', cause: 'no Java' }))).toContain('<skipped message="no Java"/>');
  expect(junitText(resultWith({ verdict: 'error', message: 'we broke' }))).toContain('<error message="we broke">');
});

/** The one grading function: what pays, what is left out of the maximum, and whose fault it is. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { parts } from '../../harness/contract/parts.ts';
import type { Check, Task } from '../checks/check.ts';
import { check, task } from '../checks/check.ts';
import type { Result, TaskResult } from '../reports/result.ts';
import { fail } from './failure.ts';
import type { GradeOptions } from './grade.ts';
import { grade } from './grade.ts';
import { defaultLimits } from './limits.ts';
import { solutionsFolder } from './workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'grade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Murmur2 = Check<(typeof parts)['2.1']['contract']>;
type Body = Murmur2['body'];
const holds: Body = async () => {};
const fails: Body = async () => fail('It does not hold.');
const asks: Body = async ({ part }) => void (await part.murmur2(new Uint8Array(1)));

function checkOf(id: string, points: number, body: Body, group?: string): Murmur2 {
  return check(id, { title: id, points, kind: 'unit', ...(group === undefined ? {} : { group }) }, body);
}

const declaring = (checks: readonly Murmur2[]): Task => task('2.1', { hints: [], questions: [], promised: [] }, checks);

async function graded(checks: readonly Murmur2[], more: Partial<GradeOptions> = {}): Promise<TaskResult> {
  const document: Result = await grade({
    folder: solutionsFolder,
    shownFolder: 'test',
    tasks: [{ task: declaring(checks) }],
    seed: 1,
    tier: 'class',
    limits: defaultLimits,
    ...more,
  });
  return document.chapters[0]!.tasks[0]!;
}

function workbook(source: string): string {
  const path = mkdtempSync(join(folder, 'w-'));
  mkdirSync(join(path, '02-partitioner'));
  writeFileSync(join(path, '02-partitioner', 'murmur2.ts'), source);
  return path;
}

test('a group pays only together, and the rest each alone', async () => {
  const result = await graded([
    checkOf('a', 5, holds, 'g'),
    checkOf('b', 2, fails, 'g'),
    checkOf('c', 2, holds),
    checkOf('d', 1, fails),
  ]);
  expect(result).toMatchObject({ score: 2, max: 10, state: 'failed' });
  expect(result.checks.map((one) => one.verdict)).toEqual(['pass', 'fail', 'pass', 'fail']);
});

test('only the checks that were asked for count', async () => {
  const declared = declaring([checkOf('a', 7, holds), checkOf('b', 3, fails)]);
  const result = await graded([], { tasks: [{ task: declared, checks: ['a'] }] });
  expect(result).toMatchObject({ score: 7, max: 7, state: 'passed' });
});

test('a stub is not implemented, which is no failure of a check alone', async () => {
  const stub =
    "import { todo } from '../../harness/contract/todo.ts';\nexport function murmur2(): number { return todo('2.1'); }";
  const result = await graded([checkOf('a', 10, asks)], { folder: workbook(stub) });
  expect(result).toMatchObject({ score: 0, max: 10, state: 'not-implemented', checks: [{ cause: 'todo' }] });
});

test('trouble of ours is an error, and neither a pass nor a zero of the part', async () => {
  const broken: Body = async () => {
    throw new TypeError('a mistake of ours');
  };
  const result = await graded([checkOf('a', 4, holds), checkOf('b', 4, broken), checkOf('c', 2, asks)]);
  expect(result.checks.map((one) => one.verdict)).toEqual(['pass', 'error', 'error']);
  expect(result.checks[1]!.message).toMatch(/^The grader failed, not the part: TypeError: a mistake of ours\n/);
  expect(result.checks[1]!.message).not.toContain(process.cwd());
});

test('a process that cannot be started is trouble of ours', async () => {
  const result = await graded([checkOf('a', 10, asks)], { limits: { ...defaultLimits, readyMs: 1 } });
  expect(result.checks[0]!.verdict).toBe('error');
  expect(result.checks[0]!.message).toContain('a process for a part cannot be started');
});

test('a body that forgets to await a call that fails does not end the judge', async () => {
  const forgets: Body = async ({ part }) => {
    void part.murmur2('no bytes' as unknown as Uint8Array);
    void part.murmur2(new Uint8Array(1));
  };
  const result = await graded([checkOf('a', 5, forgets), checkOf('b', 5, holds)]);
  expect(result.checks[1]!.verdict).toBe('pass');
});

test('a part that loops is started again twice, then the rest is not run', async () => {
  const source = 'export function murmur2(): number { for (;;); }';
  const limits = { ...defaultLimits, eventMs: 200 };
  const start = performance.now();
  const checks = ['a', 'b', 'c', 'd', 'e'].map((id) => checkOf(id, 2, asks));
  const result = await graded(checks, { folder: workbook(source), limits });
  expect(result.checks.map((one) => one.cause)).toEqual(checks.map(() => 'timed out'));
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('a part that loads once and then not again fails, and is no trouble of ours', async () => {
  const source = `const now = (() => { if (Date.now() > ${Date.now() + 3_000}) throw new Error('too late'); return 0 })();
    export function murmur2(): number { process.exit(now); }`;
  const late: Body = async (context) => {
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await asks(context);
  };
  const checks = [checkOf('a', 5, late), checkOf('b', 5, asks)];
  const result = await graded(checks, { folder: workbook(source), open: true });
  expect(result.checks.map((one) => [one.verdict, one.cause])).toEqual([
    ['fail', 'crashed'],
    ['fail', 'does not load'],
  ]);
});

test('what a check asks after its part has thrown is not sent', async () => {
  const source = "export function murmur2(data: Uint8Array): number { console.log('asked'); throw new Error('no'); }";
  const all: Body = async ({ part }) => {
    await Promise.all(Array.from({ length: 50 }, () => part.murmur2(new Uint8Array(1))));
  };
  let output = '';
  await graded([checkOf('a', 10, all)], {
    folder: workbook(source),
    onTask: (_task, extra) => (output = extra.output),
  });
  expect(output).toBe('asked\n');
});

test('the same parts and seed give the same document', async () => {
  const documents = [await graded([checkOf('a', 10, asks)]), await graded([checkOf('a', 10, asks)])];
  expect(documents[0]).toEqual(documents[1]);
});

test('ended early, it tells no verdict', async () => {
  const told: TaskResult[] = [];
  const end = new AbortController();
  const ends: Body = async () => end.abort(new Error('enough'));
  const result = graded([checkOf('a', 5, ends), checkOf('b', 5, asks)], {
    signal: end.signal,
    onTask: (one) => told.push(one),
  });
  await expect(result).rejects.toThrow('enough');
  expect(told).toEqual([]);
});

/**
 * The second front: every check of the workbook as a Vitest test, so that Vitest, its UI and an editor's test view work
 * on it. Points come from `grade` alone; a test only tells what it found. Run it with `vitest --project workbook`.
 */
import { describe, inject, test } from 'vitest';
import { nameOf, parts } from '../../harness/contract/parts.ts';
import { tasks } from '../checks/all.ts';
import type { Task } from '../checks/check.ts';
import { grade } from '../judge/grade.ts';
import { defaultLimits } from '../judge/limits.ts';
import type { CheckResult } from '../reports/result.ts';

const folder = inject('workbook');

/** One grading a task, when its first test asks. */
function gradedOnce(task: Task): () => Promise<readonly CheckResult[]> {
  let graded: Promise<readonly CheckResult[]> | null = null;
  return () =>
    (graded ??= grade({
      folder,
      shownFolder: folder,
      tasks: [{ task }],
      seed: 1,
      tier: 'learner',
      limits: defaultLimits,
    }).then((result) => result.chapters[0]!.tasks[0]!.checks));
}

for (const task of tasks.filter((one) => parts[one.id].published)) {
  describe(`${task.id} ${nameOf(task.id)}`, () => {
    const graded = gradedOnce(task);
    for (const { id, title, kind, points } of task.checks) {
      test(title, { meta: { check: `${task.id}/${id}`, kind, points } }, async (context) => {
        const result = (await graded()).find((one) => one.id === id);
        if (result?.verdict === 'skipped') context.skip(result.cause);
        if (result?.verdict !== 'pass') throw new CheckFailed(result);
      });
    }
  });
}

/** The failure as the grader says it, without a stack of ours. */
class CheckFailed extends Error {
  constructor(result: CheckResult | undefined) {
    super(result?.message ?? 'the check has no result');
    this.name = result?.cause ?? 'not right';
    this.stack = '';
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    workbook: string;
  }
  interface TaskMeta {
    check?: string;
    kind?: string;
    points?: number;
  }
}

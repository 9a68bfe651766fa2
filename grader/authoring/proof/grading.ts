/** Grades generated workbooks with the one grading function, two at a time, in subjects that are started ahead. */
import type { Task } from '../../checks/check.ts';
import type { TaskExtra } from '../../judge/grade.ts';
import { grade } from '../../judge/grade.ts';
import { defaultLimits } from '../../judge/limits.ts';
import { Spares } from '../../judge/spares.ts';
import type { TaskResult, Tier } from '../../reports/result.ts';

export type Graded = { readonly result: TaskResult; readonly extra: TaskExtra };

const seed = 1;
const lanes = 2;

export class Grading implements AsyncDisposable {
  readonly #spares = new Spares({ limits: defaultLimits });

  /** Grades one task of the workbook at `folder`; without `checks` all of the task's. */
  async grade(folder: string, task: Task, tier: Tier, checks?: readonly string[]): Promise<Graded> {
    const extras: TaskExtra[] = [];
    this.#spares.prepare(lanes);
    const document = await grade({
      folder,
      shownFolder: 'generated',
      tasks: [checks === undefined ? { task } : { task, checks }],
      seed,
      tier,
      limits: defaultLimits,
      spares: this.#spares,
      onTask: (_result, extra) => extras.push(extra),
    });
    return { result: document.chapters[0]!.tasks[0]!, extra: extras[0]! };
  }

  /** Does `work` with each item, as many at a time as there are lanes; results are in the order of the items. */
  async each<T, R>(items: readonly T[], work: (item: T, i: number) => Promise<R>): Promise<readonly R[]> {
    const results: R[] = [];
    const queue = items.entries();
    const lane = async (): Promise<void> => {
      for (const [i, item] of queue) results[i] = await work(item, i);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return results;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#spares.close();
  }
}

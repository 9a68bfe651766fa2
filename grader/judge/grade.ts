/**
 * The one grading function: runs checks on the parts of a workbook and says what holds. Every front (check, watch,
 * class, verify, Vitest) calls it and nothing else gives points. Each task gets a subject of its own.
 */
import type { PartId } from '../../harness/contract/parts.ts';
import { parts } from '../../harness/contract/parts.ts';
import type { Task } from '../checks/check.ts';
import type { CheckResult, ChapterResult, Result, TaskResult, Tier } from '../reports/result.ts';
import { pointsOf, stateOf } from '../reports/result.ts';
import type { Layer } from './layers.ts';
import { innerLayers } from './layers.ts';
import type { KafkaSource } from './kafka-source.ts';
import type { Limits } from './limits.ts';
import { Spares } from './spares.ts';
import type { SubjectOptions } from './subject-process.ts';
import { TaskRun } from './task-run.ts';

export type GradeOptions = {
  /** The workbook's folder, and how it was given, for the document. */
  readonly folder: string;
  readonly shownFolder: string;
  /** What to grade, in order; without `checks` all of the task's. */
  readonly tasks: readonly { readonly task: Task; readonly checks?: readonly string[] }[];
  readonly seed: number;
  readonly tier: Tier;
  /** Runs exactly one run, with this seed. */
  readonly replay?: number;
  readonly limits: Limits;
  /** Layers left out, for tests of the others; `open` leaves out all that stand inside the subject. */
  readonly without?: readonly Layer[];
  readonly open?: boolean;
  readonly inspect?: boolean;
  readonly onOutput?: (chunk: Buffer) => void;
  /** Hears of each task as soon as its verdict is there. */
  readonly onTask?: (result: TaskResult, extra: TaskExtra) => void;
  /** Hears of each world that a check has made, with what happened in it. */
  readonly onWorld?: (check: string, seed: number, trace: string) => void;
  /** Runs no further check of a task once its part has hung or crashed: for a learner who waits. */
  readonly impatient?: boolean;
  /** Ends the grading early: it then rejects with the signal's reason, and no verdict is told. */
  readonly signal?: AbortSignal;
  /** Where checks of kind `kafka` find one; without it they are skipped. */
  readonly kafka?: KafkaSource;
  /** Subjects that are kept ready, when the caller has some. */
  readonly spares?: Spares;
};

/** What is known of a task's run beside its result: what the part printed, and how often each aim was hit. */
export type TaskExtra = {
  readonly output: string;
  readonly outputBytes: number;
  readonly hits: { readonly [check: string]: { readonly hit: number; readonly runs: number } };
};

export async function grade(options: GradeOptions): Promise<Result> {
  const spares = options.spares ?? new Spares({ limits: options.limits, ...processOptions(options) });
  const results: TaskResult[] = [];
  try {
    if (options.tasks.length > 0) spares.prepare();
    for (const [i, { task, checks }] of options.tasks.entries()) {
      const chosen = checks === undefined ? task.checks : task.checks.filter((one) => checks.includes(one.id));
      // Two processes that wait for a debugger would want the same port.
      const moreTasks = i + 1 < options.tasks.length && options.inspect !== true;
      const run = new TaskRun(task, options, spares, moreTasks);
      const done = await run.grade(chosen);
      options.signal?.throwIfAborted();
      const result = taskResult(task, done);
      results.push(result);
      options.onTask?.(result, run.extra());
    }
  } finally {
    if (options.spares === undefined) await spares.close();
  }
  return documentOf(options, results);
}

function processOptions(options: GradeOptions): Omit<SubjectOptions, 'limits'> {
  return {
    without: options.open === true ? innerLayers : (options.without ?? []),
    ...(options.inspect === undefined ? {} : { inspect: options.inspect }),
    ...(options.onOutput === undefined ? {} : { onOutput: options.onOutput }),
  };
}

function taskResult(task: Task, checks: readonly CheckResult[]): TaskResult {
  const points = pointsOf(checks);
  const pays = parts[task.id].published;
  return {
    id: task.id,
    score: pays ? points.score : 0,
    max: pays ? points.max : 0,
    state: stateOf(checks),
    checks,
  };
}

function documentOf(options: GradeOptions, tasks: readonly TaskResult[]): Result {
  const names = [...new Set(tasks.map((one) => parts[one.id as PartId].chapter))];
  const chapters: ChapterResult[] = names.map((id) => {
    const own = tasks.filter((one) => parts[one.id as PartId].chapter === id);
    return { id, score: sum(own, 'score'), max: sum(own, 'max'), tasks: own };
  });
  return {
    version: 1,
    workbook: options.shownFolder,
    seed: options.seed,
    tier: options.tier,
    backend: options.kafka?.description ?? null,
    score: sum(chapters, 'score'),
    max: sum(chapters, 'max'),
    chapters,
  };
}

function sum<K extends string>(items: readonly { readonly [key in K]: number }[], key: K): number {
  return items.reduce((total, item) => total + item[key], 0);
}

/** The result document: the source of every report. The same parts and seed give the same bytes; it holds no times. */
import type { Place } from '../../harness/simulation/step.ts';
import type { Kind } from '../checks/check.ts';

export type Verdict = 'pass' | 'fail' | 'inconclusive' | 'skipped' | 'error';
export type TaskState = 'passed' | 'failed' | 'not-implemented' | 'skipped';

export type CheckResult = {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly group?: string;
  readonly points: number;
  readonly verdict: Verdict;
  /** A word for why, or the reason of a skip. */
  readonly cause?: string;
  /** The failure as plain text. */
  readonly message?: string;
  readonly where?: Place;
  /** The seed of the run that failed, and the command that runs exactly it again. */
  readonly seed?: number;
  readonly replay?: string;
};

export type TaskResult = {
  readonly id: string;
  readonly score: number;
  readonly max: number;
  readonly state: TaskState;
  readonly checks: readonly CheckResult[];
};

export type ChapterResult = {
  readonly id: string;
  readonly score: number;
  readonly max: number;
  readonly tasks: readonly TaskResult[];
};

export type Result = {
  readonly version: 1;
  readonly workbook: string;
  readonly seed: number;
  readonly tier: Tier;
  readonly backend: string | null;
  readonly score: number;
  readonly max: number;
  readonly chapters: readonly ChapterResult[];
};

/** How many seeds a check of kind simulation runs. */
export const tiers = { learner: 10, class: 3, nightly: 1000 } as const;
export type Tier = keyof typeof tiers;

/** Points of a task: of the checks that passed, and of the checks that ran. A group pays, or is left out, as one. */
export function pointsOf(checks: readonly CheckResult[]): { readonly score: number; readonly max: number } {
  let score = 0;
  let max = 0;
  for (const one of checks) {
    const together = one.group === undefined ? [one] : checks.filter((other) => other.group === one.group);
    if (together.some((other) => other.verdict === 'skipped')) continue;
    max += one.points;
    if (together.every((other) => other.verdict === 'pass')) score += one.points;
  }
  return { score, max };
}

/** A task has passed when all checks that ran passed; it is not implemented when every one that ran ended in a todo. */
export function stateOf(checks: readonly CheckResult[]): TaskState {
  const ran = checks.filter((one) => one.verdict !== 'skipped');
  if (ran.length === 0) return 'skipped';
  if (ran.every((one) => one.verdict === 'pass')) return 'passed';
  return ran.every((one) => one.cause === 'todo') ? 'not-implemented' : 'failed';
}

/**
 * What is known of the learner's tasks, kept in .workbook/verdicts.json: the verdict of each by fingerprint. Losing the
 * file costs nothing but time; a broken one is begun anew.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TaskResult, TaskState } from '../reports/result.ts';
import { withLock } from './lock.ts';

export type Verdict = {
  readonly fingerprint: string;
  readonly state: TaskState;
  readonly score: number;
  readonly max: number;
};
export type Verdicts = { readonly [task: string]: Verdict };

const file = 'verdicts.json';
const states: readonly string[] = ['passed', 'failed', 'not-implemented', 'skipped'] satisfies TaskState[];

/** The verdicts in a workbook's .workbook folder. */
export function readVerdicts(folder: string): Verdicts {
  try {
    const data = JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
    return Object.fromEntries(Object.entries(data).filter((entry): entry is [string, Verdict] => isVerdict(entry[1])));
  } catch {
    return {};
  }
}

function isVerdict(value: unknown): value is Verdict {
  if (typeof value !== 'object' || value === null) return false;
  const { fingerprint, state, score, max } = value as { [key: string]: unknown };
  const isKnown = typeof state === 'string' && states.includes(state);
  return typeof fingerprint === 'string' && isKnown && Number.isSafeInteger(score) && Number.isSafeInteger(max);
}

/** Adds verdicts to those that are there, also when another program adds at the same time. */
export function addVerdicts(folder: string, added: Verdicts): void {
  if (Object.keys(added).length === 0) return;
  mkdirSync(folder, { recursive: true });
  withLock(join(folder, 'verdicts.lock'), () => {
    const all = { ...readVerdicts(folder), ...added };
    const temporary = join(folder, `${file}.${process.pid}`);
    writeFileSync(temporary, `${JSON.stringify(all, null, 2)}\n`);
    renameSync(temporary, join(folder, file));
  });
}

export function verdictOf(result: TaskResult, fingerprint: string): Verdict {
  return { fingerprint, state: result.state, score: result.score, max: result.max };
}

/** Where a learner stands: the state of each published task, graded only where nothing is known of its present text. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parts } from '../../harness/contract/parts.ts';
import { tasks } from '../checks/all.ts';
import type { Task } from '../checks/check.ts';
import { grade } from '../judge/grade.ts';
import { defaultLimits } from '../judge/limits.ts';
import { chaptersFolder } from '../judge/workbook.ts';
import type { Result, TaskState } from '../reports/result.ts';
import { graderFingerprint, partFingerprint } from './fingerprint.ts';
import type { Verdict } from './verdicts.ts';
import { addVerdicts, readVerdicts, verdictOf } from './verdicts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const stateFolder = join(root, '.workbook');
const seed = 1;

export type Standing = readonly { readonly task: Task; readonly state: TaskState }[];

export async function readStanding(): Promise<Standing> {
  const published = tasks.filter((task) => parts[task.id].published);
  const grader = graderFingerprint();
  const known = readVerdicts(stateFolder);
  const prints = new Map(published.map((task) => [task.id, partFingerprint(chaptersFolder, task.id, grader, seed)]));
  const isKnown = (task: Task): boolean =>
    prints.get(task.id) !== null && known[task.id]?.fingerprint === prints.get(task.id);
  const unknown = published.filter((task) => !isKnown(task));
  const found: { [task: string]: Verdict } = {};
  if (unknown.length > 0) {
    const result = await grade({
      folder: chaptersFolder,
      shownFolder: 'chapters',
      tasks: unknown.map((task) => ({ task })),
      seed,
      tier: 'learner',
      limits: defaultLimits,
    });
    Object.assign(found, verdictsOf(result, prints));
    addVerdicts(stateFolder, found);
  }
  return published.map((task) => ({ task, state: (found[task.id] ?? known[task.id])?.state ?? 'failed' }));
}

function verdictsOf(result: Result, prints: ReadonlyMap<string, string | null>): { [task: string]: Verdict } {
  const graded = result.chapters.flatMap((chapter) => chapter.tasks);
  return Object.fromEntries(graded.map((task) => [task.id, verdictOf(task, prints.get(task.id) ?? '')]));
}

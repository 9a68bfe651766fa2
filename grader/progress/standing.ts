/** Where a learner stands: the state of each published task, graded only where nothing is known of its present text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PartId } from '../../harness/contract/parts.ts';
import { parts, pathOf } from '../../harness/contract/parts.ts';
import { taskOf, tasks } from '../checks/all.ts';
import { grade } from '../judge/grade.ts';
import { defaultLimits } from '../judge/limits.ts';
import { chaptersFolder } from '../judge/workbook.ts';
import type { TaskResult, TaskState } from '../reports/result.ts';
import { graderFingerprint, partFingerprint } from './fingerprint.ts';
import { addVerdicts, readVerdicts, verdictOf } from './verdicts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const stateFolder = join(root, '.workbook');
const seed = 1;

export type Standing = readonly { readonly id: PartId; readonly state: TaskState }[];

const publishedTasks = tasks.filter((task) => parts[task.id].published);

let fingerprint: string | null = null;
const grader = (): string => (fingerprint ??= graderFingerprint());

function printOf(id: PartId, text: string | null): string | null {
  return text === null ? null : partFingerprint(id, text, grader(), seed);
}

function textOf(id: PartId): string | null {
  try {
    return readFileSync(join(chaptersFolder, pathOf(id)), 'utf8');
  } catch {
    return null;
  }
}

/** The published tasks with the state of their present text, null where it is not known. */
export function knownStates(): readonly { readonly id: PartId; readonly state: TaskState | null }[] {
  const known = readVerdicts(stateFolder);
  return publishedTasks.map(({ id }) => {
    const print = printOf(id, textOf(id));
    return { id, state: print !== null && known[id]?.fingerprint === print ? known[id].state : null };
  });
}

/** Keeps the verdict of a task whose part had this text. */
export function noteVerdict(result: TaskResult, text: string | null): void {
  const print = printOf(result.id as PartId, text);
  if (print !== null) addVerdicts(stateFolder, { [result.id]: verdictOf(result, print) });
}

/** The same with every state known: what is not is graded now. */
export async function readStanding(): Promise<Standing> {
  const known = knownStates();
  const unknown = known.filter((one) => one.state === null).map(({ id }) => id);
  const texts = new Map(unknown.map((id) => [id, textOf(id)]));
  const found = new Map<string, TaskState>();
  if (unknown.length > 0) {
    await grade({
      folder: chaptersFolder,
      shownFolder: 'chapters',
      tasks: unknown.map((id) => ({ task: taskOf(id) })),
      seed,
      tier: 'learner',
      limits: defaultLimits,
      onTask: (result) => {
        found.set(result.id, result.state);
        noteVerdict(result, texts.get(result.id as PartId) ?? null);
      },
    });
  }
  return known.map(({ id, state }) => ({ id, state: state ?? found.get(id) ?? 'failed' }));
}

/** One id through everything: tasks are the same, in the same order, in parts.ts, the checks and the mutants. */
import type { Complaint } from '../complaint.ts';
import type { Proof } from './proof.ts';
import { counted } from './proof.ts';

export type Ids = {
  /** All of parts.ts, in order, and those that are published. */
  readonly parts: readonly string[];
  readonly published: readonly string[];
  /** Of grader/checks/all.ts, in order. */
  readonly checked: readonly string[];
  /** The task of each mutant of grader/mutants/all.ts, in order. */
  readonly mutated: readonly string[];
};

export function proveIds({ parts, published, checked, mutated }: Ids): Proof {
  const complaints = [
    ...unchecked(published, checked),
    ...strangers('grader/checks/all.ts', checked, parts),
    ...disorder('grader/checks/all.ts', checked, parts),
    ...strangers('grader/mutants/all.ts', mutated, parts),
    ...disorder('grader/mutants/all.ts', runs(mutated), parts),
  ];
  return { complaints, proved: `${counted(parts.length, 'id')}, the same and in the same order everywhere` };
}

function unchecked(published: readonly string[], checked: readonly string[]): readonly Complaint[] {
  const missing = published.filter((id) => !checked.includes(id));
  return missing.map((id) => ({
    where: 'grader/checks/all.ts',
    says: `task ${id} is published and has no checks.`,
    fix: 'Add its declaration, or set published to false in parts.ts.',
  }));
}

function strangers(where: string, ids: readonly string[], parts: readonly string[]): readonly Complaint[] {
  return [...new Set(ids)]
    .filter((id) => !parts.includes(id))
    .map((id) => ({ where, says: `there is no task ${id}.`, fix: 'Use an id of harness/contract/parts.ts.' }));
}

function disorder(where: string, ids: readonly string[], parts: readonly string[]): readonly Complaint[] {
  const wanted = parts.filter((id) => ids.includes(id)).join(', ');
  const found = ids.filter((id) => parts.includes(id)).join(', ');
  return found === wanted
    ? []
    : [
        {
          where,
          says: `its tasks come as ${found}.`,
          fix: `Bring them in the order of parts.ts, each once: ${wanted}.`,
        },
      ];
}

/** Neighbours that are equal, as one. */
const runs = (ids: readonly string[]): readonly string[] => ids.filter((id, i) => id !== ids[i - 1]);

/** Every mutant is an edit that matches once, still type-checks, and is caught by the check that it names. */
import { join } from 'node:path';
import type { PartId } from '../../../harness/contract/parts.ts';
import { pathOf } from '../../../harness/contract/parts.ts';
import { usedBy } from '../../../harness/contract/part-set.ts';
import type { Task } from '../../checks/check.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import type { CheckResult } from '../../reports/result.ts';
import type { Complaint } from '../complaint.ts';
import { typeErrors, writeWorkbook } from '../generated.ts';
import type { Grading } from './grading.ts';
import type { Proof } from './proof.ts';
import { counted } from './proof.ts';

/** A mutant with what its check said. */
export type Caught = { readonly mutant: Mutant; readonly check: CheckResult };

export type MutantsProof = Proof & { readonly caught: readonly Caught[] };

export type MutantsOptions = {
  readonly mutants: readonly Mutant[];
  readonly tasks: readonly Task[];
  readonly solutionOf: (task: PartId) => string;
  /** Where the workbooks of the mutants are written. */
  readonly folder: string;
};

type Made = { readonly mutant: Mutant; readonly task: Task; readonly workbook: string; readonly file: string };

const complaintOn = (mutant: Mutant, says: string, fix: string): Complaint => ({
  where: `grader/mutants (${mutant.task}, "${mutant.name}")`,
  says,
  fix,
});

export async function proveMutants(grading: Grading, options: MutantsOptions): Promise<MutantsProof> {
  const complaints: Complaint[] = [];
  const made: Made[] = [];
  for (const [i, mutant] of options.mutants.entries()) {
    const result = make(mutant, i, options);
    if ('workbook' in result) made.push(result);
    else complaints.push(result);
  }
  complaints.push(...(await typeComplaints(options.folder, made)));
  const graded = await grading.each(made, async ({ mutant, task, workbook }) => {
    const { result } = await grading.grade(workbook, task, 'learner', [mutant.caughtBy]);
    return { mutant, check: result.checks[0]! };
  });
  const caught = graded.filter((one) => {
    const complaint = survival(one);
    if (complaint !== null) complaints.push(complaint);
    return complaint === null;
  });
  return {
    complaints,
    caught,
    proved: `${counted(made.length, 'mutant is', 'mutants are')} caught, each by its check`,
  };
}

function make(mutant: Mutant, i: number, options: MutantsOptions): Made | Complaint {
  const { mutants, tasks, solutionOf, folder } = options;
  const task = tasks.find((one) => one.id === mutant.task);
  if (task === undefined) return complaintOn(mutant, 'its task has no checks.', 'Name a task of grader/checks/all.ts.');
  if (!task.checks.some((check) => check.id === mutant.caughtBy)) {
    const ids = task.checks.map((check) => check.id).join(', ');
    return complaintOn(mutant, `there is no check ${mutant.caughtBy}.`, `Name one of ${ids}.`);
  }
  if (mutants.findIndex((one) => one.task === mutant.task && one.name === mutant.name) !== i) {
    return complaintOn(mutant, 'another mutant of the task has its name.', 'Give it a name of its own.');
  }
  const pieces = solutionOf(mutant.task).split(mutant.find);
  if (pieces.length !== 2) {
    const says = `its find stands ${counted(pieces.length - 1, 'time')} in solutions/${pathOf(mutant.task)}.`;
    return complaintOn(mutant, says, 'Make it match once.');
  }
  if (mutant.find === mutant.replace) return complaintOn(mutant, 'it changes nothing.', 'Make it another program.');
  const workbook = join(folder, `mutant-${i}`);
  const used = usedBy(mutant.task).slice(1);
  const [file = ''] = writeWorkbook(workbook, [
    [pathOf(mutant.task), pieces.join(mutant.replace)],
    ...used.map((id) => [pathOf(id), solutionOf(id)] as const),
  ]);
  return { mutant, task, workbook, file };
}

async function typeComplaints(folder: string, made: readonly Made[]): Promise<readonly Complaint[]> {
  if (made.length === 0) return [];
  const errors = await typeErrors(
    folder,
    made.map(({ file }) => file),
  );
  return made.flatMap(({ mutant, file }) => {
    const error = errors.find((one) => one.file === file);
    if (error === undefined) return [];
    const says = `it does not type-check, at line ${error.line} of the mutated file: ${error.says}`;
    return complaintOn(mutant, says, 'A learner could not make this mistake unseen: make it one that compiles.');
  });
}

function survival({ mutant, check }: Caught): Complaint | null {
  const id = `${mutant.task}/${mutant.caughtBy}`;
  if (check.verdict !== 'fail') {
    const says =
      `${id} does not catch it: ${check.verdict}. ${check.verdict === 'error' ? (check.message ?? '') : ''}`.trim();
    return complaintOn(mutant, says, 'Sharpen the check, or name the one that catches it.');
  }
  if (mutant.cause !== undefined && check.cause !== mutant.cause) {
    const says = `${id} fails with the cause "${check.cause ?? 'none'}", and not "${mutant.cause}".`;
    return complaintOn(mutant, says, 'See its message, and mend the mutant or its cause.');
  }
  return null;
}

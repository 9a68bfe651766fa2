/** Every stub fails its own checks as not implemented, all that run, and no other way. */
import { pathOf } from '../../../harness/contract/parts.ts';
import type { Task } from '../../checks/check.ts';
import type { Grading } from './grading.ts';
import type { Proof } from './proof.ts';
import { counted } from './proof.ts';

/** `folder` is a workbook of stubs; `tasks` are those that it has. */
export async function proveStubs(grading: Grading, folder: string, tasks: readonly Task[]): Promise<Proof> {
  const complaints = await grading.each(tasks, async (task) => {
    const { result } = await grading.grade(folder, task, 'class');
    return result.checks
      .filter((check) => check.verdict !== 'skipped' && (check.verdict !== 'fail' || check.cause !== 'todo'))
      .map((check) => ({
        where: `solutions/${pathOf(task.id)}`,
        says: `the stub of ${task.id} does not end ${task.id}/${check.id} in a todo. ${endOf(check)}`,
        fix: `See what the check calls, and what a "// keep" leaves in the stub.`,
      }));
  });
  const proved = `${counted(tasks.length, 'stub fails', 'stubs fail')} every check as not implemented`;
  return { complaints: complaints.flat(), proved };
}

function endOf(check: { readonly verdict: string; readonly message?: string }): string {
  const [sentence = ''] = (check.message ?? `It is a ${check.verdict}.`).split('\n\n');
  return sentence.replaceAll('\n', ' ');
}

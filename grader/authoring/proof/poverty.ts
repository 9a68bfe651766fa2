/** A constant, an identity, a thrower and a coin score nothing on any published task. */
import { join } from 'node:path';
import { parts, pathOf } from '../../../harness/contract/parts.ts';
import type { Task } from '../../checks/check.ts';
import { writeWorkbook } from '../generated.ts';
import type { Grading } from './grading.ts';
import { poorParts } from './poor-parts.ts';
import type { Proof } from './proof.ts';
import { counted } from './proof.ts';

/** The workbooks of the poor parts are written below `folder`. */
export async function provePoverty(grading: Grading, folder: string, tasks: readonly Task[]): Promise<Proof> {
  const jobs = tasks.flatMap((task) => poorParts(parts[task.id].contract).map((poor) => ({ task, ...poor })));
  const complaints = await grading.each(jobs, async ({ task, name, source }) => {
    const workbook = join(folder, name.replaceAll(' ', '-'));
    writeWorkbook(workbook, [[pathOf(task.id), source]]);
    const { result } = await grading.grade(workbook, task, 'class');
    const where = `grader/checks/${pathOf(task.id)}`;
    const broken = result.checks.find((check) => check.verdict === 'error');
    if (broken !== undefined) {
      const says = `${task.id}/${broken.id} ends in an error of ours on the part "${name}": ${broken.message ?? ''}`;
      return [{ where, says, fix: 'A check must end in a verdict whatever the part does.' }];
    }
    if (result.score === 0) return [];
    const paid = result.checks.filter((check) => check.verdict === 'pass').map((check) => check.id);
    return [
      {
        where,
        says: `the part "${name}" scores ${result.score} on task ${task.id}, by ${paid.join(', ')}.`,
        fix: 'Group what it passes with a check that it fails.',
      },
    ];
  });
  return { complaints: complaints.flat(), proved: `${counted(jobs.length, 'poor part')} score nothing` };
}

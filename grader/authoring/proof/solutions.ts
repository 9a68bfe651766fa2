/** Every solution passes everything, and the faults of its scenarios hit the windows that they are aimed at. */
import { pathOf } from '../../../harness/contract/parts.ts';
import type { Task } from '../../checks/check.ts';
import type { Complaint } from '../complaint.ts';
import type { Tier } from '../../reports/result.ts';
import type { Graded, Grading } from './grading.ts';
import type { Proof } from './proof.ts';
import { counted } from './proof.ts';

/** Of the runs of an aimed check, how many must hit at least. */
const leastHits = 1 / 10;

/** `folder` is a workbook of solutions. */
export async function proveSolutions(
  grading: Grading,
  folder: string,
  tasks: readonly Task[],
  tiers: readonly Tier[],
): Promise<{ readonly solutions: Proof; readonly aims: Proof }> {
  const jobs = tiers.flatMap((tier) => tasks.map((task) => ({ task, tier })));
  const graded = await grading.each(jobs, ({ task, tier }) => grading.grade(folder, task, tier));
  const failures = jobs.flatMap(({ task, tier }, i) => failuresOf(task, tier, graded[i]!));
  const checks = tasks.reduce((sum, task) => sum + task.checks.length, 0);
  const misses = jobs.flatMap(({ task, tier }, i) => (tier === tiers.at(-1) ? missesOf(task, graded[i]!) : []));
  const aimed = tasks.flatMap((task) => task.checks.filter((check) => check.aimed === true));
  return {
    solutions: {
      complaints: failures,
      proved: `${counted(tasks.length, 'solution passes', 'solutions pass')} ${counted(checks, 'check')}, tiers ${tiers.join(' and ')}`,
    },
    aims: {
      complaints: misses,
      proved: `${counted(aimed.length, 'aimed fault hits', 'aimed faults hit')} often enough`,
    },
  };
}

function failuresOf(task: Task, tier: Tier, { result }: Graded): readonly Complaint[] {
  return result.checks
    .filter((check) => check.verdict !== 'pass' && check.verdict !== 'skipped')
    .map((check) => ({
      where: `solutions/${pathOf(task.id)}`,
      says: `the solution does not pass ${task.id}/${check.id}: ${check.verdict}.`,
      fix: `See it: ./workbook ${check.replay ?? `check ${task.id}`} --workbook solutions${check.replay === undefined ? ` --tier ${tier}` : ''}`,
    }));
}

function missesOf(task: Task, { extra }: Graded): readonly Complaint[] {
  return task.checks.flatMap((check) => {
    const { hit, runs } = extra.hits[check.id] ?? { hit: 0, runs: 0 };
    if (check.aimed !== true || (runs > 0 && hit / runs >= leastHits)) return [];
    return {
      where: `grader/checks/${pathOf(task.id)}`,
      says: `the fault of ${task.id}/${check.id} hit its window in ${hit} of ${counted(runs, 'run')}.`,
      fix: 'Aim it so that at least one run in ten hits.',
    };
  });
}

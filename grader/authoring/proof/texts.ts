/**
 * Every published task has three hints, two questions with answers, its promised checks, 10 points and four mutants.
 */
import type { Task } from '../../checks/check.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import type { Complaint } from '../complaint.ts';
import type { Proof } from './proof.ts';
import { counted } from './proof.ts';

const hintCount = 3;
const leastQuestions = 2;
const pointsOfTask = 10;
const leastMutants = 4;

/** A published task, and the folder of its checks: `grader/checks/02-partitioner`. */
export type TextTask = { readonly task: Task; readonly folder: string };

export function proveTexts(tasks: readonly TextTask[], mutants: readonly Mutant[]): Proof {
  const complaints = tasks.flatMap(({ task, folder }) =>
    [...faultsOf(task), ...mutantFaults(task, mutants)].map(({ says, fix }): Complaint => {
      return { where: folder, says: `task ${task.id} ${says}`, fix };
    }),
  );
  const proved = `${counted(tasks.length, 'task has', 'tasks have')} hints, questions, ${pointsOfTask} points and mutants`;
  return { complaints, proved, notes: tasks.flatMap(({ task }) => untriedChecks(task, mutants)) };
}

type Fault = { readonly says: string; readonly fix: string };

function faultsOf(task: Task): readonly Fault[] {
  const faults: Fault[] = [];
  const { hints, questions, promised, checks } = task;
  if (hints.length !== hintCount || hints.some(isBlank)) {
    faults.push({
      says: `has ${counted(hints.length, 'hint')}.`,
      fix: `Give it ${hintCount}, from where to look to nearly the line.`,
    });
  }
  const answered = questions.filter(({ question, answer }) => !isBlank(question) && !isBlank(answer)).length;
  if (answered < leastQuestions || answered < questions.length) {
    const says = `has ${counted(answered, 'interview question')} with an answer, of ${questions.length}.`;
    faults.push({ says, fix: `Give it at least ${leastQuestions}, each with its answer.` });
  }
  for (const kind of promised) {
    if (checks.some((check) => check.kind === kind)) continue;
    faults.push({
      says: `promises a check of kind ${kind} and has none.`,
      fix: 'Write the check, or take the promise back.',
    });
  }
  for (const kind of new Set(checks.map((check) => check.kind))) {
    if (promised.includes(kind)) continue;
    faults.push({ says: `has a check of kind ${kind} that it does not promise.`, fix: `Add ${kind} to promised.` });
  }
  const points = checks.reduce((sum, check) => sum + check.points, 0);
  if (points !== pointsOfTask || checks.some((check) => check.points <= 0)) {
    const says = `gives ${points} points in ${counted(checks.length, 'check')}.`;
    faults.push({ says, fix: `Bring them to ${pointsOfTask}, each check with at least one.` });
  }
  return faults;
}

function mutantFaults(task: Task, mutants: readonly Mutant[]): readonly Fault[] {
  const count = mutants.filter((mutant) => mutant.task === task.id).length;
  if (count >= leastMutants) return [];
  return [{ says: `has ${counted(count, 'mutant')}.`, fix: `Write at least ${leastMutants} in grader/mutants/.` }];
}

/** A check that no mutant must trip has not been seen to fail; that is no error, and worth knowing. */
function untriedChecks(task: Task, mutants: readonly Mutant[]): readonly string[] {
  const tried = new Set(mutants.filter((mutant) => mutant.task === task.id).map((mutant) => mutant.caughtBy));
  const untried = task.checks.filter((check) => !tried.has(check.id)).map((check) => `${task.id}/${check.id}`);
  return untried.length === 0 ? [] : [`no mutant is aimed at ${untried.join(', ')}`];
}

const isBlank = (text: string): boolean => text.trim() === '';

/** `check [TASK or CHAPTER…]`: grades once, and says in its exit status whether all that was asked holds. */
import { writeFileSync } from 'node:fs';
import type { PartId } from '../../harness/contract/parts.ts';
import { tasks as allTasks } from '../checks/all.ts';
import { visible } from '../channel/visible.ts';
import { exit, UsageError } from '../exit.ts';
import { grade } from '../judge/grade.ts';
import { debuggerLimits, defaultLimits } from '../judge/limits.ts';
import { chaptersFolder, folderProblem } from '../judge/workbook.ts';
import { junitText } from '../reports/junit.ts';
import type { Result, Tier } from '../reports/result.ts';
import { styleFor } from '../reports/style.ts';
import { taskText, totalText } from '../reports/terminal.ts';
import { workbookRoot } from '../stubs/base.ts';
import { editedSolutions } from '../stubs/solutions.ts';
import { firstTypeError } from '../types/note.ts';
import { chooseTasks } from './choose-tasks.ts';
import { KafkaForChecks } from './kafka-for-checks.ts';

export type CheckOptions = {
  readonly wanted: readonly string[];
  readonly workbook: string | undefined;
  readonly seed: number;
  readonly tier: Tier;
  readonly replay: number | undefined;
  readonly json: string | undefined;
  readonly junit: string | undefined;
  readonly inspect: boolean;
  /** local, container, or the addresses of brokers. */
  readonly kafka: string | undefined;
};

export async function runCheck(options: CheckOptions): Promise<number> {
  const folder = options.workbook ?? chaptersFolder;
  const problem = folderProblem(folder);
  if (problem !== null) throw new UsageError(problem);
  const chosen = chooseTasks(options.wanted, allTasks);
  if (options.replay !== undefined && (chosen.length !== 1 || chosen[0]?.checks?.length !== 1)) {
    throw new UsageError('--replay runs one run of one check. Name it, as in: check 2.1/java --replay 7');
  }
  const style = styleFor(process.stdout, process.env['NO_COLOR']);
  const full = options.wanted.some((one) => one.includes('/'));
  const types = options.workbook === undefined ? firstTypeError(chosen.map((one) => one.task.id)) : null;
  const kafka = new KafkaForChecks(options.kafka);
  const flags = flagText('workbook', options.workbook) + flagText('kafka', options.kafka);
  const result = await grade({
    folder,
    shownFolder: options.workbook ?? 'chapters',
    tasks: chosen,
    seed: options.seed,
    tier: options.tier,
    limits: options.inspect ? debuggerLimits : defaultLimits,
    inspect: options.inspect,
    kafka,
    ...(options.replay === undefined ? {} : { replay: options.replay }),
    onTask: (task, extra) => process.stdout.write(`\n${taskText(task, extra, style, full, flags)}`),
  }).finally(() => kafka.close());
  const edited = editedSolutions(workbookRoot);
  if (edited !== null) process.stdout.write(`\n  note    ${edited}\n`);
  const note = await types;
  if (note !== null) process.stdout.write(`\n${note}\n`);
  const backend = result.backend === null ? '' : `  against ${result.backend}\n`;
  process.stdout.write(`\n${backend}${totalText(result)}\n\n`);
  writeReport(options.json, `${JSON.stringify(result, null, 2)}\n`);
  writeReport(options.junit, junitText(result));
  return statusOf(result);
}

/** A flag as it was given, for the command that runs a check again. */
function flagText(name: string, value: string | undefined): string {
  if (value === undefined) return '';
  return ` --${name} ${/^[\w./:,@-]+$/.test(value) ? value : JSON.stringify(value)}`;
}

function writeReport(file: string | undefined, text: string): void {
  if (file === undefined) return;
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`The report ${visible(file, 200)} cannot be written (${code ?? 'unknown error'}).`);
  }
}

export function statusOf(result: Result): number {
  const verdicts = result.chapters.flatMap((chapter) =>
    chapter.tasks.flatMap((task) => task.checks.map((check) => check.verdict)),
  );
  if (verdicts.includes('error')) return exit.usage;
  if (verdicts.includes('fail')) return exit.fail;
  return verdicts.includes('inconclusive') ? exit.inconclusive : exit.pass;
}

export type { PartId };

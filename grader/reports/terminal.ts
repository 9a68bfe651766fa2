/** The result of a run for a person at a terminal: each task with its checks, the first failure of a task in full. */
import type { PartId } from '../../harness/contract/parts.ts';
import { nameOf, parts, pathOf } from '../../harness/contract/parts.ts';
import type { TaskExtra } from '../judge/grade.ts';
import { visibleLines } from '../channel/visible.ts';
import type { CheckResult, Result, TaskResult } from './result.ts';
import type { Style } from './style.ts';

const width = 78;

const marks = { pass: '✓', fail: '✗', inconclusive: '?', skipped: '–', error: '!' } as const;

/** A line with something at its right end. */
function line(left: string, right: string): string {
  return `${left}${' '.repeat(Math.max(3, width - left.length - right.length))}${right}`;
}

/** One task; with `full` every failure in full, else the first. `flags` go behind the command that runs it again. */
export function taskText(
  result: TaskResult,
  extra: TaskExtra | undefined,
  style: Style,
  full: boolean,
  flags = '',
): string {
  const id = result.id as PartId;
  const title = `${result.id} ${nameOf(id)} · ${parts[id].title}`;
  const mark = result.state === 'passed' ? style.good('✓') : result.state === 'failed' ? style.bad('✗') : '○';
  const points = parts[id].published ? `${result.score} of ${result.max}` : 'no points';
  const head = `${mark} ${style.bold(line(title, points).slice(0, 1000))}`;
  if (result.state === 'not-implemented') {
    return `${head}\n\n  Not implemented yet: chapters/${pathOf(id)}\n`;
  }
  const lines = result.checks.map((check) => checkText(check, result.checks, style));
  const failures = shownFailures(result, full).map((check) => failureOf(id, check, style, flags));
  return [head, '', ...lines, ...failures.flatMap((text) => ['', text]), ...outputText(extra, result, style), ''].join(
    '\n',
  );
}

function checkText(check: CheckResult, all: readonly CheckResult[], style: Style): string {
  const pays = check.group === undefined || all.every((one) => one.group !== check.group || one.verdict === 'pass');
  const earned = check.verdict === 'pass' && pays ? check.points : 0;
  const mark = marks[check.verdict];
  const shown = check.verdict === 'pass' ? style.good(mark) : check.verdict === 'fail' ? style.bad(mark) : mark;
  const points = check.verdict === 'skipped' ? 'not run' : `${earned} of ${check.points}`;
  const text = line(`    ${check.title}`, points).slice(4);
  const partner = all.find((one) => one.group === check.group && one.verdict !== 'pass');
  const note =
    check.verdict === 'pass' && !pays && partner !== undefined
      ? `\n      ${style.dim(`pays together with: ${partner.title}`)}`
      : '';
  const reason = check.verdict === 'skipped' ? `\n      ${style.dim(`skipped: ${check.cause ?? ''}`)}` : '';
  return `  ${shown} ${text}${note}${reason}`;
}

/** The same failure is shown once: a part that does not load fails every check alike. */
function shownFailures(result: TaskResult, full: boolean): readonly CheckResult[] {
  const failed = result.checks.filter((check) => check.message !== undefined && check.cause !== 'todo');
  return full
    ? failed.filter((one, i) => failed.findIndex((other) => other.message === one.message) === i)
    : failed.slice(0, 1);
}

function failureOf(id: PartId, check: CheckResult, style: Style, flags: string): string {
  const message = (check.message ?? '').split('\n').map((text) => (text === '' ? '' : `  ${text}`));
  const again = check.replay === undefined ? `check ${id}` : check.replay;
  const head = `  ${style.bad('✗')} ${style.bold(`${id} ${nameOf(id)} · ${check.title}`)}`;
  return [
    head,
    '',
    ...message.map((text) => `  ${text}`.trimEnd()),
    '',
    `    ${style.dim(`again   ./workbook ${again}${flags}`)}`,
  ].join('\n');
}

const outputLines = 12;

function outputText(extra: TaskExtra | undefined, result: TaskResult, style: Style): readonly string[] {
  if (extra === undefined || extra.outputBytes === 0 || result.state === 'not-implemented') return [];
  const all = visibleLines(extra.output, 20_000).trimEnd().split('\n');
  const shown = all.slice(0, outputLines).map((text) => `    ${text.slice(0, 200)}`);
  const more = all.length > outputLines ? [style.dim(`    … ${extra.outputBytes} bytes in all`)] : [];
  return ['', style.dim('  what it printed'), ...shown, ...more];
}

/** The last line: points, and what is skipped. */
export function totalText(result: Result): string {
  const checks = result.chapters.flatMap((chapter) => chapter.tasks.flatMap((task) => task.checks));
  const skipped = checks.filter((check) => check.verdict === 'skipped').length;
  const tasks = result.chapters.flatMap((chapter) => chapter.tasks);
  const passed = tasks.filter((task) => task.state === 'passed').length;
  const left = `${passed} of ${tasks.length} ${tasks.length === 1 ? 'task' : 'tasks'} passed`;
  const more = skipped === 0 ? '' : `, ${skipped} ${skipped === 1 ? 'check' : 'checks'} skipped`;
  return line(`  ${left}${more}`, `${result.score} of ${result.max} points`);
}

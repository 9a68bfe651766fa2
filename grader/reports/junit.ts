/** The result as JUnit's XML, which CI systems read: a suite a task, a case a check. */
import { nameOf } from '../../harness/contract/parts.ts';
import type { PartId } from '../../harness/contract/parts.ts';
import type { CheckResult, Result, TaskResult } from './result.ts';

export function junitText(result: Result): string {
  const tasks = result.chapters.flatMap((chapter) => chapter.tasks);
  const checks = tasks.flatMap((task) => task.checks);
  const suites = tasks.map(suiteText).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="workbook" ${counts(checks)}>\n${suites}</testsuites>\n`;
}

function suiteText(task: TaskResult): string {
  const name = `${task.id} ${nameOf(task.id as PartId)}`;
  const cases = task.checks.map((check) => caseText(task, check)).join('');
  return `  <testsuite name="${escaped(name)}" ${counts(task.checks)}>\n${cases}  </testsuite>\n`;
}

function counts(checks: readonly CheckResult[]): string {
  const count = (verdicts: readonly string[]): number => checks.filter((one) => verdicts.includes(one.verdict)).length;
  const errors = count(['error', 'inconclusive']);
  return `tests="${checks.length}" failures="${count(['fail'])}" errors="${errors}" skipped="${count(['skipped'])}"`;
}

function caseText(task: TaskResult, check: CheckResult): string {
  const head = `    <testcase classname="${escaped(task.id)}" name="${escaped(`${check.id}: ${check.title}`)}"`;
  const message = escaped((check.message ?? check.cause ?? '').split('\n')[0] ?? '');
  const body = escaped(check.message ?? '');
  switch (check.verdict) {
    case 'pass':
      return `${head}/>\n`;
    case 'skipped':
      return `${head}>\n      <skipped message="${message}"/>\n    </testcase>\n`;
    case 'fail':
      return `${head}>\n      <failure message="${message}">${body}</failure>\n    </testcase>\n`;
    default:
      return `${head}>\n      <error message="${message}">${body}</error>\n    </testcase>\n`;
  }
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Text for an attribute or an element; characters that XML 1.0 cannot hold become U+FFFD. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"\n]/g, (character) => entities[character]!);
}

/** What watch shows of its state: a head with the progress, the chosen view, and the keys that do something now. */
import { nameOf, parts, pathOf } from '../../harness/contract/parts.ts';
import type { CheckResult } from '../reports/result.ts';
import type { Style } from '../reports/style.ts';
import { taskText } from '../reports/terminal.ts';
import { fitHeight, fitWidth } from './fit.ts';
import type { Entry, State } from './model.ts';
import { entryOf } from './model.ts';

export type Frame = { readonly columns: number; readonly rows: number; readonly style: Style };

/** Texts that the views show, made only when they are open. */
export type Texts = {
  readonly lesson: (entry: Entry, columns: number) => string;
  readonly hints: (entry: Entry) => readonly string[];
  readonly solution: (entry: Entry) => string;
  /** The question of a task's prediction and what happened, or null where it has none. */
  readonly prediction: (entry: Entry) => { readonly question: string; readonly happened: string } | null;
};

/** The screen's lines, at most `rows` of them. */
export function viewOf(state: State, frame: Frame, texts: Texts): readonly string[] {
  const columns = Math.max(20, frame.columns);
  const head = fitWidth(headOf(state, frame), columns);
  const foot = fitWidth(['', ...footOf(state, frame)], columns);
  const body = fitWidth(bodyOf(state, frame, texts).split('\n'), columns);
  const room = Math.max(3, frame.rows - head.length - foot.length);
  const isLong = body.length > room;
  const { lines, more } = fitHeight(body, isLong ? room - 1 : room, state.scroll);
  return [...head, ...lines, ...(isLong ? [frame.style.dim(moreText(more))] : []), ...foot].slice(
    0,
    Math.max(frame.rows, 4),
  );
}

const moreText = (more: boolean): string => (more ? '  ↓ more   (space)' : '  the end   (↑)');

function headOf(state: State, { columns, style }: Frame): readonly string[] {
  const passed = state.entries.filter((one) => one.state === 'passed').length;
  const all = state.entries.length;
  const count = `${passed} of ${all} tasks`;
  const title = 'Build your own Kafka';
  const room = Math.min(78, columns) - title.length - count.length - 4;
  const bar = room >= 10 ? barOf(passed / all, Math.min(24, room)) : '';
  return [`${style.bold(title)}  ${style.good(bar)}${bar === '' ? '' : '  '}${count}`, ''];
}

function barOf(share: number, width: number): string {
  const filled = Math.round(share * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

function bodyOf(state: State, frame: Frame, texts: Texts): string {
  const entry = entryOf(state);
  switch (state.view) {
    case 'task':
      return taskView(state, entry, frame, texts);
    case 'details':
      return entry.graded === null
        ? '  Not graded yet.'
        : taskText(entry.graded.result, entry.graded.extra, frame.style, true);
    case 'lesson':
      return texts.lesson(entry, Math.min(80, frame.columns));
    case 'hint':
      return hintView(entry, texts);
    case 'tasks':
      return tasksView(state, frame);
    case 'solution':
      return texts.solution(entry);
    case 'predict':
      return predictView(state, entry, texts);
    case 'reset':
      return `  Put the stub of ${entry.id} ${nameOf(entry.id)} back?\n\n  Your file is kept in .workbook/history.   y yes   any other key no`;
    case 'help':
      return helpView();
  }
}

function taskView(state: State, entry: Entry, { style }: Frame, texts: Texts): string {
  const { id } = entry;
  const mark = entry.state === 'passed' ? style.good('✓') : entry.state === 'failed' ? style.bad('✗') : '○';
  const running = state.grading === id ? style.dim('   checking …') : '';
  const head = `${mark} ${style.bold(`${id} ${nameOf(id)} · ${parts[id].title}`)}${pointsOf(entry)}${running}`;
  const lines = [
    head,
    `  ${style.dim(`chapters/${pathOf(id)}`)}`,
    '',
    ...stateLines(state, entry, style),
    ...predictionLines(entry, texts),
  ];
  if (state.types !== null) lines.push('', state.types);
  return lines.join('\n');
}

const pointsOf = ({ graded }: Entry): string =>
  graded === null || graded.result.state === 'not-implemented'
    ? ''
    : `   ${graded.result.score} of ${graded.result.max}`;

function stateLines(state: State, entry: Entry, style: Style): readonly string[] {
  if (entry.graded === null) return ['  …'];
  const { checks } = entry.graded.result;
  switch (entry.graded.result.state) {
    case 'not-implemented':
      return introduction(state, entry);
    case 'passed':
      return [
        ...[...checks, ...entry.real].flatMap((check) => checkLines(check, style)),
        '',
        state.entries.every((one) => one.state === 'passed')
          ? '  It passes, as all tasks do.'
          : '  It passes. n goes on to the next task.',
      ];
    case 'skipped':
      return checks.map((check) => `  – ${check.title}: ${check.cause ?? 'skipped'}`);
    case 'failed':
      return failureLines(checks, style);
  }
}

/** A check's line; below it what a check against a real Kafka has found. */
function checkLines(check: CheckResult, style: Style): readonly string[] {
  if (check.verdict === 'pass') return [`  ${style.good('✓')} ${check.title}`];
  const message = (check.message ?? check.cause ?? '').split('\n').slice(0, shortLines);
  return [`  ${style.bad('✗')} ${check.title}`, '', ...message.map((line) => `    ${line}`), ''];
}

/** What was predicted, beside what happened, once the task has passed. */
function predictionLines(entry: Entry, texts: Texts): readonly string[] {
  const asked = texts.prediction(entry);
  if (asked === null || entry.state !== 'passed' || entry.graded === null) return [];
  const said = entry.prediction === null ? [] : [`  You predicted   ${entry.prediction}`];
  return ['', `  ${asked.question}`, '', ...said, `  What happened   ${asked.happened}`];
}

function predictView(state: State, entry: Entry, texts: Texts): string {
  const asked = texts.prediction(entry);
  if (asked === null) return '  This task asks for no prediction.   esc back';
  return `  ${asked.question}\n\n  › ${state.draft}▏\n\n  enter keep   esc back`;
}

function introduction(state: State, entry: Entry): readonly string[] {
  const isNew = state.entries.every((one) => one.state !== 'passed');
  const about = [
    '  You build a Kafka, client and cluster, in TypeScript, one part at a time.',
    '  The grader says of each part what holds, what does not, and why.',
    '',
  ];
  return [
    ...(isNew ? about : []),
    '  Read the lesson (l), write your prediction (p), then finish the file.',
    '  Save it and it is checked.',
  ];
}

const shortLines = 16;

/** The first failure, short; what else fails by its title. */
function failureLines(checks: readonly CheckResult[], style: Style): readonly string[] {
  const failed = checks.filter((one) => one.verdict !== 'pass' && one.verdict !== 'skipped');
  const first = failed[0];
  const message = (first?.message ?? '').split('\n');
  const rest = failed.slice(1).map((one) => `  ${style.bad('✗')} ${one.title}`);
  const isCut = message.length > shortLines;
  return [
    `  ${style.bad('✗')} ${first?.title ?? ''}`,
    '',
    ...message.slice(0, shortLines).map((line) => `    ${line}`),
    ...(isCut ? [style.dim('    … d for all of it')] : []),
    ...(rest.length > 0 ? ['', ...rest] : []),
  ];
}

function hintView(entry: Entry, texts: Texts): string {
  const hints = texts.hints(entry);
  const shown = hints.slice(0, entry.hints).map((hint, i) => `  ${i + 1}  ${hint}`);
  const left = hints.length - entry.hints;
  const more =
    left > 1 ? `  h once more for the next of ${left}.` : left === 1 ? '  h once more for the last one.' : '';
  return [...shown.flatMap((hint) => [hint, '']), more].join('\n').trimEnd();
}

function tasksView(state: State, { style }: Frame): string {
  const lines: string[] = [];
  let chapter = '';
  state.entries.forEach((entry, i) => {
    const part = parts[entry.id];
    if (part.chapter !== chapter) {
      chapter = part.chapter;
      lines.push(...(lines.length > 0 ? [''] : []), `  ${style.bold(chapter)}`);
    }
    const mark = entry.state === 'passed' ? style.good('✓') : entry.state === 'failed' ? style.bad('✗') : '○';
    const text = `${entry.id} ${nameOf(entry.id)} · ${part.title}`;
    lines.push(`  ${i === state.chosen ? '›' : ' '} ${mark} ${i === state.chosen ? style.bold(text) : text}`);
  });
  return [...lines, '', '  ↑ ↓ choose   enter open   esc back'].join('\n');
}

function helpView(): string {
  return [
    '  n  the next task that does not pass yet     t  all tasks',
    '  h  a hint, and the next one                 l  the lesson',
    '  d  everything that the grader says          r  check again',
    '  s  how the solution differs                 x  the stub back',
    '  p  what you expect to happen',
    '  esc  back to the task                       q  quit',
  ].join('\n');
}

function footOf(state: State, { style }: Frame): readonly string[] {
  const said = state.said === null ? [] : [`  ${state.said}`];
  return [...said, style.dim('  n next   h hint   l lesson   t tasks   r run   d details   ? keys   q quit')];
}

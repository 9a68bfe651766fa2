/**
 * Every published task has a section in its chapter's lesson: a heading, and a line such as "**Task 2.1** `murmur2.ts`,
 * about 25 lines in our solution · `./workbook check 2.1`" that says what is true of the solution.
 */
import type { Complaint } from '../complaint.ts';
import { codeLines } from '../code-lines.ts';
import type { Proof } from './proof.ts';
import { counted } from './proof.ts';

export type LessonTask = { readonly id: string; readonly file: string; readonly solution: string };

export type Lesson = {
  /** `chapters/02-partitioner/lesson.md`, and its text, or null where there is none. */
  readonly path: string;
  readonly text: string | null;
  /** The published tasks of the chapter, in order. */
  readonly tasks: readonly LessonTask[];
};

/** How far, as a share of the real number, the stated number of lines may be off. */
const tolerance = 0.3;
const taskLine =
  /^\*\*Task (\d+\.\d+)\*\* `([^`]+)`, about (\d+) lines in our solution · `\.\/workbook check (\d+\.\d+)`/;

type Found = { readonly line: number; readonly text: string; readonly hasHeading: boolean };
type Parsed = Found & { readonly id: string; readonly file: string; readonly lines: number; readonly command: string };

export function proveLessons(lessons: readonly Lesson[]): Proof {
  const count = lessons.reduce((sum, lesson) => sum + lesson.tasks.length, 0);
  return {
    complaints: lessons.flatMap(complaintsOf),
    proved: `${counted(count, 'task has', 'tasks have')} a section in ${counted(lessons.length, 'lesson')}`,
  };
}

function complaintsOf({ path, text, tasks }: Lesson): readonly Complaint[] {
  if (text === null) {
    return [{ where: path, says: 'the chapter has no lesson.', fix: 'Write it; a lesson has a fixed form.' }];
  }
  const found = taskLines(text);
  const malformed = found.filter((one) => !taskLine.test(one.text));
  const parsed = found.flatMap((one) => {
    const [, id, file = '', lines, command = ''] = taskLine.exec(one.text) ?? [];
    return id === undefined ? [] : [{ ...one, id, file, lines: Number(lines), command }];
  });
  const missing = tasks.filter((task) => !parsed.some((one) => one.id === task.id));
  const ids = parsed.map((one) => one.id).join(', ');
  const wanted = tasks.map((task) => task.id).join(', ');
  return [
    ...malformed.map((one) => ({
      where: `${path}:${one.line}`,
      says: 'the line of a task has another form.',
      fix: `Write it as: ${formOf({ id: 'N.N', file: 'name.ts', solution: '' })}`,
    })),
    ...missing.map((task) => ({
      where: path,
      says: `task ${task.id} has no section.`,
      fix: `Give it a heading, and the line: ${formOf(task)}`,
    })),
    ...(missing.length === 0 && malformed.length === 0 && ids !== wanted
      ? [{ where: path, says: `its tasks are ${ids}.`, fix: `Bring them to those of parts.ts, in order: ${wanted}.` }]
      : []),
    ...parsed.flatMap((one) => lineComplaints(path, one, tasks)),
  ];
}

/** The lines that begin as a task's, with whether a heading stands between each and the one before. */
function taskLines(text: string): readonly Found[] {
  const found: Found[] = [];
  let hasHeading = false;
  for (const [i, line] of text.split('\n').entries()) {
    if (/^#{2,3} /.test(line)) hasHeading = true;
    if (!line.startsWith('**Task ')) continue;
    found.push({ line: i + 1, text: line, hasHeading });
    hasHeading = false;
  }
  return found;
}

function lineComplaints(path: string, one: Parsed, tasks: readonly LessonTask[]): readonly Complaint[] {
  const task = tasks.find(({ id }) => id === one.id);
  if (task === undefined) return [];
  const where = `${path}:${one.line}`;
  const complaints: Complaint[] = [];
  if (!one.hasHeading) {
    complaints.push({
      where,
      says: `task ${one.id} has no heading of its own.`,
      fix: 'Begin its section with ## or ###.',
    });
  }
  if (one.file !== task.file || one.command !== task.id) {
    complaints.push({
      where,
      says: `it names another file or command than task ${task.id} has.`,
      fix: `Write: ${formOf(task)}`,
    });
  }
  const real = codeLines(task.solution);
  if (Math.abs(one.lines - real) > real * tolerance) {
    const says = `it says about ${one.lines} lines, and the solution has ${real} lines of code.`;
    complaints.push({ where, says, fix: `Write: ${formOf(task)}` });
  }
  return complaints;
}

function formOf({ id, file, solution }: LessonTask): string {
  const lines = solution === '' ? 'N' : String(Math.max(5, Math.round(codeLines(solution) / 5) * 5));
  return `**Task ${id}** \`${file}\`, about ${lines} lines in our solution · \`./workbook check ${id}\``;
}

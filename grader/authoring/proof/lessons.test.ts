import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { codeLines } from '../code-lines.ts';
import { proveLessons } from './lessons.ts';
import { proveNothingStray } from './stray.ts';

const path = 'chapters/02-partitioner/lesson.md';
const solution = `/** A comment. */\n\n${'export const a = 1;\n'.repeat(20)}`;
const tasks = [
  { id: '2.1', file: 'murmur2.ts', solution },
  { id: '2.2', file: 'default-partitioner.ts', solution },
];

const line = (id: string, file: string, lines = 20): string =>
  `**Task ${id}** \`${file}\`, about ${lines} lines in our solution · \`./workbook check ${id}\``;
const first = line('2.1', 'murmur2.ts');
const second = line('2.2', 'default-partitioner.ts');

const complaintsOn = (text: string | null): readonly string[] =>
  proveLessons([{ path, text, tasks }]).complaints.map(({ where, says }) => `${where}: ${says}`);

it('a lesson with a section for each task is sound', () => {
  expect(complaintsOn(`# Partitioner\n\n## A\n\n${first}\n\n### B\n\n${second}\n`)).toEqual([]);
});

it('a chapter without a lesson is named', () => {
  expect(complaintsOn(null)).toEqual([`${path}: the chapter has no lesson.`]);
});

it('a task without a section is named, with the line to write', () => {
  const { complaints } = proveLessons([{ path, text: `## A\n\n${first}\n`, tasks }]);
  expect(complaints).toEqual([
    { where: path, says: 'task 2.2 has no section.', fix: `Give it a heading, and the line: ${second}` },
  ]);
});

it('a task without a heading of its own is named', () => {
  expect(complaintsOn(`## A\n${first}\n${second}\n`)).toEqual([`${path}:3: task 2.2 has no heading of its own.`]);
});

it('a line of another form is named', () => {
  const bare = '**Task 2.1** `murmur2.ts`';
  expect(complaintsOn(`## A\n${bare}\n## B\n${second}\n`)).toEqual([
    `${path}:2: the line of a task has another form.`,
    `${path}: task 2.1 has no section.`,
  ]);
});

it('another file or another command is named', () => {
  const wrong = first.replace('murmur2.ts', 'murmur3.ts');
  expect(complaintsOn(`## A\n${wrong}\n## B\n${second}\n`)).toEqual([
    `${path}:2: it names another file or command than task 2.1 has.`,
  ]);
  expect(complaintsOn(`## A\n${first.replace('check 2.1', 'check 2.2')}\n## B\n${second}\n`)).toHaveLength(1);
});

it('a number of lines that is more than 30 % off is named', () => {
  const stating = (lines: number): string => `## A\n${line('2.1', 'murmur2.ts', lines)}\n## B\n${second}\n`;
  expect(complaintsOn(stating(14))).toEqual([]);
  expect(complaintsOn(stating(26))).toEqual([]);
  expect(complaintsOn(stating(13))).toEqual([
    `${path}:2: it says about 13 lines, and the solution has 20 lines of code.`,
  ]);
  expect(complaintsOn(stating(27))).toHaveLength(1);
});

it('another order of tasks is named', () => {
  expect(complaintsOn(`## B\n${second}\n## A\n${first}\n`)).toEqual([`${path}: its tasks are 2.2, 2.1.`]);
});

it('lines of code are those with anything on them but comments', () => {
  expect(codeLines('')).toBe(0);
  expect(codeLines('/** A */\n// b\n\nconst a = 1; // c\n\n/* d\n e */ f(\n  `one\n\n  two`,\n);\n')).toBe(6);
});

let folder: string | undefined;
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

it('a file that no task owns is named, in chapters and in solutions', () => {
  folder = mkdtempSync(join(tmpdir(), 'stray-'));
  const put = (file: string): void => {
    mkdirSync(dirname(join(folder!, file)), { recursive: true });
    writeFileSync(join(folder!, file), '');
  };
  const owned = ['chapters/02-p/a.ts', 'chapters/02-p/lesson.md', 'solutions/02-p/a.ts', 'solutions/00-toy/b.ts'];
  owned.forEach(put);
  const prove = (): readonly string[] =>
    proveNothingStray(folder!, ['00-toy/b.ts', '02-p/a.ts'], ['02-p/a.ts']).complaints.map(({ where }) => where);
  expect(prove()).toEqual([]);
  const stray = ['chapters/00-toy/b.ts', 'chapters/02-p/notes.md', 'solutions/02-p/lesson.md', 'solutions/x.ts'];
  stray.forEach(put);
  expect(prove()).toEqual(stray);
});

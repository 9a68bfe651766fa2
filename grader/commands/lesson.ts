/** `lesson TASK`: the chapter's lesson from the task's section on, rendered; with --open in the learner's editor. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parts } from '../../harness/contract/parts.ts';
import { visible } from '../channel/visible.ts';
import { exit, UsageError } from '../exit.ts';
import { chaptersFolder } from '../judge/workbook.ts';
import { lessonFrom, lessonOf } from '../lesson/chapter-lesson.ts';
import { terminalMarkdown } from '../lesson/terminal-markdown.ts';
import { styleFor } from '../reports/style.ts';
import { oneTask } from './one-task.ts';

const widest = 80;

export async function runLesson(words: readonly string[], open: boolean): Promise<number> {
  const id = oneTask('lesson', words);
  const file = join(chaptersFolder, parts[id].chapter, 'lesson.md');
  const lesson = lessonOf(id, chaptersFolder);
  if (lesson === null) {
    throw new UsageError(`There is no chapters/${parts[id].chapter}/lesson.md. git checkout brings it back.`);
  }
  if (open) return openEditor(file);
  const width = Math.min(widest, process.stdout.columns || widest);
  process.stdout.write(
    `\n${terminalMarkdown(lessonFrom(id, lesson), width, styleFor(process.stdout, process.env['NO_COLOR']))}\n`,
  );
  return exit.pass;
}

/** VISUAL or EDITOR, as git and others take them; the words after the first are its own. */
function openEditor(file: string): Promise<number> {
  const editor = process.env['VISUAL'] ?? process.env['EDITOR'] ?? '';
  const [program, ...flags] = editor.split(' ').filter((word) => word !== '');
  if (program === undefined) {
    throw new UsageError(`No editor is named. Set EDITOR, as in: EDITOR="code --wait" ./workbook lesson 2.1 --open`);
  }
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...flags, file], { stdio: 'inherit' });
    child.on('error', () =>
      reject(new UsageError(`The editor ${visible(program, 100)} does not start. Set EDITOR to another.`)),
    );
    child.on('exit', (code) => resolve(code === 0 ? exit.pass : exit.usage));
  });
}

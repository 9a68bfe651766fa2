/** `solution TASK`: how the learner's file differs from the reference, word by word. Before the task has passed it is
 * shown only when it is asked for twice. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, pathOf } from '../../harness/contract/parts.ts';
import { exit } from '../exit.ts';
import { chaptersFolder, solutionsFolder } from '../judge/workbook.ts';
import { solutionText } from '../lesson/solution-text.ts';
import { changePage } from '../progress/notebook.ts';
import { knownStates, stateFolder } from '../progress/standing.ts';
import { differenceText } from '../reports/difference.ts';
import { plain, styleFor } from '../reports/style.ts';
import { oneTask } from './one-task.ts';

export function runSolution(words: readonly string[]): number {
  const id = oneTask('solution', words);
  const hasPassed = knownStates().find((one) => one.id === id)?.state === 'passed';
  const { asked } = changePage(stateFolder, id, (page) => ({ ...page, asked: page.asked + 1 }));
  if (!hasPassed && asked < 2) {
    process.stdout.write(
      `\n  ${id} ${nameOf(id)} has not passed yet. Ask once more to see how the solution differs:\n\n    ./workbook solution ${id}\n\n`,
    );
    return exit.pass;
  }
  const style = styleFor(process.stdout, process.env['NO_COLOR']);
  const own = textOf(join(chaptersFolder, pathOf(id)));
  const text = differenceText(own, solutionText(textOf(join(solutionsFolder, pathOf(id)))), style, style === plain);
  const legend = style === plain ? '[-yours-] {+the solution+}' : `${style.bad('yours')} ${style.good('the solution')}`;
  process.stdout.write(text === '' ? '\n  Your file is the same as the solution.\n\n' : `\n  ${legend}\n\n${text}\n\n`);
  return exit.pass;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

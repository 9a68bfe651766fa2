/** `hint TASK`: the hints read so far and the next one. Each is asked for, none is given unasked. */
import { taskOf } from '../checks/all.ts';
import { exit } from '../exit.ts';
import { changePage } from '../progress/notebook.ts';
import { stateFolder } from '../progress/standing.ts';
import { paragraph } from '../reports/paragraph.ts';
import { oneTask } from './one-task.ts';

export function runHint(words: readonly string[]): number {
  const id = oneTask('hint', words);
  const { hints } = taskOf(id);
  let before = 0;
  const page = changePage(stateFolder, id, (old) => {
    before = old.hints;
    return { ...old, hints: Math.min(hints.length, old.hints + 1) };
  });
  const shown = hints
    .slice(0, page.hints)
    .map((hint, i) => `  ${i + 1}  ${paragraph(hint, 68).replaceAll('\n', '\n     ')}`);
  const left = hints.length - page.hints;
  const rest =
    left > 0
      ? `  ${left} more: ./workbook hint ${id}`
      : before === hints.length
        ? `  There is no further hint. ./workbook solution ${id} compares with the solution.`
        : '  That was the last one.';
  process.stdout.write(`\n${shown.join('\n\n')}\n\n${rest}\n\n`);
  return exit.pass;
}

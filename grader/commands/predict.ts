/** `predict TASK TEXT`: keeps what the learner expects; it is shown again beside what happened once the task passes. */
import { taskOf } from '../checks/all.ts';
import { exit, UsageError } from '../exit.ts';
import { changePage, pageOf, readNotebook } from '../progress/notebook.ts';
import { knownStates, stateFolder } from '../progress/standing.ts';
import { paragraph } from '../reports/paragraph.ts';
import { oneTask } from './one-task.ts';

export function runPredict(words: readonly string[]): number {
  const [task, ...text] = words;
  const id = oneTask('predict', task === undefined ? [] : [task]);
  const { prediction: asked } = taskOf(id);
  if (asked === undefined) throw new UsageError(`Task ${id} asks for no prediction.`);
  const said = text.join(' ').trim().slice(0, 300);
  if (said !== '') changePage(stateFolder, id, (page) => ({ ...page, prediction: said }));
  const kept = pageOf(readNotebook(stateFolder).notebook, id).prediction;
  const hasPassed = knownStates().find((one) => one.id === id)?.state === 'passed';
  const lines = [
    asked.question,
    kept === null ? `Write it: ./workbook predict ${id} "…"` : `You predicted: ${kept}`,
    ...(hasPassed
      ? [`What happened: ${asked.happened}`]
      : kept === null
        ? []
        : ['What happened stands here once the task passes.']),
  ];
  const shown = lines.map((line) => `  ${paragraph(line).replaceAll('\n', '\n  ')}`);
  process.stdout.write(`\n${shown.join('\n\n')}\n\n`);
  return exit.pass;
}

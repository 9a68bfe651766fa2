/** Without a command: watch in a terminal, else where the learner stands, once. */
import type { PartId } from '../../harness/contract/parts.ts';
import { nameOf, parts, pathOf } from '../../harness/contract/parts.ts';
import { exit } from '../exit.ts';
import { ensureBase, workbookRoot } from '../stubs/base.ts';
import { editedSolutions } from '../stubs/solutions.ts';
import type { Standing } from '../progress/standing.ts';
import { readStanding } from '../progress/standing.ts';
import type { Style } from '../reports/style.ts';
import { styleFor } from '../reports/style.ts';

export async function runStart(): Promise<number> {
  ensureBase();
  if (process.stdin.isTTY && process.stdout.isTTY) {
    const { runWatch } = await import('../watch/watch.ts');
    await runWatch();
    return exit.pass;
  }
  const style = styleFor(process.stdout, process.env['NO_COLOR']);
  process.stdout.write(standingText(await readStanding(), style));
  const edited = editedSolutions(workbookRoot);
  if (edited !== null) process.stdout.write(`  note    ${edited}\n\n`);
  return exit.pass;
}

const width = 74;

/** The first screen: what this is, how far it is done, what is next. */
export function standingText(standing: Standing, style: Style): string {
  const passed = standing.filter((one) => one.state === 'passed').length;
  const next = standing.find((one) => one.state !== 'passed');
  const title = 'Build your own Kafka';
  const count = `${passed} of ${standing.length} tasks`;
  const lines = [
    `${style.bold(title)}${count.padStart(width - title.length)}`,
    '',
    '  You build a Kafka, client and cluster, in TypeScript, one part at a time.',
    '  The grader says of each part what holds, what does not, and why.',
    '',
    ...(next === undefined ? ['  All tasks pass.'] : nextText(next.id, style)),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function nextText(id: PartId, style: Style): readonly string[] {
  const { title, chapter } = parts[id];
  return [
    `  next    ${style.bold(`${id} ${nameOf(id)}: ${title}`)}`,
    `  read    chapters/${chapter}/lesson.md`,
    `  write   chapters/${pathOf(id)}`,
    `  check   ./workbook check ${id}`,
  ];
}

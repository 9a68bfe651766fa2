/** What the REPL says of itself and of the parts: its first screen, the list `parts`, a line for each change. */
import { nameOf, parts } from '../harness/contract/parts.ts';
import type { Style } from '../grader/reports/style.ts';
import type { PartState } from './part-modules.ts';
import { taskText } from './typed-names.ts';

const width = 76;

/** Lines that work when they are pasted, in their order. */
export const examples = [
  `murmur2(bytes('order-4711'))`,
  `const partitioner = new DefaultPartitioner({ random: random(1) })`,
  `partitioner.partition(record('order-4711'), partitions(7))`,
] as const;

/** At most ten lines: what this is, whose parts are used, three examples, the keys. */
export function firstScreen(states: readonly PartState[], style: Style): string {
  const published = states.filter((state) => parts[state.id].published);
  const given = published.filter((state) => state.owner === 'reference' && !state.isBroken);
  const broken = published.filter((state) => state.isBroken);
  const brokenMore = broken.length > 1 ? `   and ${broken.length - 1} more: parts` : '';
  const lines = [
    `${style.bold('Your parts at a prompt, typed.')} Save a file, and the next line uses it.`,
    '',
    `  yours        ${listText(published.filter((state) => state.owner === 'workbook'))}`,
    `  reference's  ${listText(published.filter((state) => state.owner === 'reference'))}${reasonText(given, broken)}`,
    ...broken.slice(0, 1).map((state) => `  ${style.bad('✗')} ${state.why}${brokenMore}`),
    '',
    ...examples.map((line) => `  ${line}`),
    `${style.dim('  parts  lists all   .type NAME  a type   Tab  completes   .exit or Ctrl-D  leaves')}`,
  ];
  return `${lines.join('\n')}\n`;
}

function listText(states: readonly PartState[]): string {
  if (states.length === 0) return 'none';
  const room = width - 40;
  const shown: string[] = [];
  for (const { id } of states) {
    if ([...shown, taskText(id)].join(', ').length <= room) shown.push(taskText(id));
  }
  const more = states.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function reasonText(given: readonly PartState[], broken: readonly PartState[]): string {
  if (given.length === 0 || broken.length > 0) return '';
  return given.length === 1 ? ` (${given[0]!.why})` : ' (yours call todo())';
}

/** The list that `parts` is. */
export function partsText(states: readonly PartState[]): string {
  const shown = states.filter((state) => parts[state.id].published);
  const room = Math.max(...shown.map((state) => nameOf(state.id).length));
  return shown
    .map(({ id, why }) => `${id} ${nameOf(id).padEnd(room)}  ${why === null ? 'yours' : `the reference's: ${why}`}`)
    .join('\n');
}

/** One line for a part whose file changed since the line before. */
export function changeText({ id, owner, why }: PartState): string {
  return owner === 'workbook'
    ? `${taskText(id)}: yours, as saved now.`
    : `${taskText(id)}: the reference's, for ${why}.`;
}

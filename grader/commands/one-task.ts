/** The one task that a command is about: its id, or its name, as `2.1` or `murmur2`. */
import type { PartId } from '../../harness/contract/parts.ts';
import { nameOf, partIds, parts } from '../../harness/contract/parts.ts';
import { visible } from '../channel/visible.ts';
import { UsageError } from '../exit.ts';

export function oneTask(command: string, words: readonly string[]): PartId {
  const ids = partIds.filter((id) => parts[id].published);
  const [word] = words;
  if (word === undefined || words.length > 1) {
    throw new UsageError(`${command} takes one task, as in: ./workbook ${command} ${ids[0]}`);
  }
  const found = ids.find((id) => id === word || nameOf(id) === word);
  if (found !== undefined) return found;
  throw new UsageError(`There is no task ${visible(word, 60)}. Tasks: ${ids.join(', ')}.`);
}

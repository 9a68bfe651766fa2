/** From words like `2.1`, `2.1/java` and `02-partitioner` to tasks and checks. */
import { nameOf, parts, pathOf } from '../../harness/contract/parts.ts';
import { visible } from '../channel/visible.ts';
import type { Task } from '../checks/check.ts';
import { UsageError } from '../exit.ts';

export type Chosen = { readonly task: Task; readonly checks?: readonly string[] };

/** Without a word all published tasks; an unpublished one only by its id. */
export function chooseTasks(words: readonly string[], all: readonly Task[]): readonly Chosen[] {
  const published = all.filter((task) => parts[task.id].published);
  if (words.length === 0) return published.map((task) => ({ task }));
  const chosen = new Map<Task, Set<string> | null>();
  for (const word of words) {
    for (const one of chosenBy(word, all, published)) {
      const before = chosen.get(one.task);
      const checks = one.checks === undefined || before === null ? null : new Set([...(before ?? []), ...one.checks]);
      chosen.set(one.task, checks);
    }
  }
  return [...chosen]
    .sort(([a], [b]) => all.indexOf(a) - all.indexOf(b))
    .map(([task, checks]) => (checks === null ? { task } : { task, checks: [...checks] }));
}

function chosenBy(word: string, all: readonly Task[], published: readonly Task[]): readonly Chosen[] {
  const [id, check] = word.split('/', 2);
  const named = published.find((one) => [nameOf(one.id), pathOf(one.id), `chapters/${pathOf(one.id)}`].includes(word));
  if (named !== undefined) return [{ task: named }];
  const task = all.find((one) => one.id === id);
  if (task !== undefined && check === undefined) return [{ task }];
  if (task !== undefined && check !== undefined) {
    if (task.checks.some((one) => one.id === check)) return [{ task, checks: [check] }];
    const names = task.checks.map((one) => `${task.id}/${one.id}`).join(', ');
    throw new UsageError(`Task ${task.id} has no check ${visible(check, 60)}. It has ${names}.`);
  }
  const chapter = published.filter((one) => isChapter(parts[one.id].chapter, word));
  if (chapter.length > 0) return chapter.map((one) => ({ task: one }));
  const ids = published.map((one) => one.id).join(', ');
  const chapters = [...new Set(published.map((one) => parts[one.id].chapter))].join(', ');
  throw new UsageError(`There is no task or chapter ${visible(word, 60)}. Tasks: ${ids}. Chapters: ${chapters}.`);
}

/** A chapter is called `02-partitioner`, `partitioner`, `02` or `2`. */
function isChapter(chapter: string, word: string): boolean {
  const [number = '', ...name] = chapter.split('-');
  return [chapter, number, String(Number(number)), name.join('-')].includes(word);
}

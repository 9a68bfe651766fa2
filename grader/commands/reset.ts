/** `reset TASK`: the stub back in its place. The learner's text is copied to `.workbook/history/` first. */
import type { PartId } from '../../harness/contract/parts.ts';
import { isPartId, partIds, parts, pathOf } from '../../harness/contract/parts.ts';
import { visible } from '../channel/visible.ts';
import { exit, UsageError } from '../exit.ts';
import { ensureBase, findStub, workbookRoot } from '../stubs/base.ts';
import { keepCopy } from '../stubs/history.ts';
import type { Manifest } from '../stubs/manifest.ts';
import { readManifest } from '../stubs/manifest.ts';
import { readFile, replaceFile } from '../stubs/workbook-file.ts';

export async function runReset(words: readonly string[]): Promise<number> {
  const task = taskIn(words);
  process.stdout.write(`${resetTask(workbookRoot, task, readManifest(), new Date()).join('\n')}\n`);
  return exit.pass;
}

function taskIn(words: readonly string[]): PartId {
  const ids = partIds.filter((id) => parts[id].published);
  const [word] = words;
  if (word === undefined || words.length > 1) {
    throw new UsageError(`reset takes one task, as in: ./workbook reset ${ids[0] ?? '2.1'}`);
  }
  if (isPartId(word) && parts[word].published) return word;
  throw new UsageError(`There is no task ${visible(word, 60)}. Tasks: ${ids.join(', ')}.`);
}

/** Does it in the workbook at `root`, and says in two lines what was done and where the old text is. */
export function resetTask(root: string, task: PartId, manifest: Manifest, now: Date): readonly string[] {
  const path = pathOf(task);
  const shown = `chapters/${path}`;
  const old = readFile(root, shown);
  ensureBase(root, manifest);
  const stub = findStub(root, path, manifest);
  if (stub === null) {
    throw new UsageError(
      `The stub of task ${task} is neither in .workbook/base nor in git. Clone the workbook again, and copy ${shown} from there.`,
    );
  }
  if (old?.equals(stub) === true) return [`${shown} is the stub already.`, 'Nothing was changed.'];
  const copy = old === null ? null : keepCopy(root, path, old, now);
  replaceFile(root, shown, stub);
  const where = copy === null ? 'There was no file to keep.' : `Your text is kept in ${copy}`;
  return [`${shown} is the stub again.`, where];
}

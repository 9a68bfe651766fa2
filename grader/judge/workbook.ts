/** A workbook on disk: reads the source of a part, whatever lies at its path. Nothing of it is parsed or run here. */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PartSet } from '../../harness/contract/part-set.ts';
import { usedBy } from '../../harness/contract/part-set.ts';
import type { PartId } from '../../harness/contract/parts.ts';
import { pathOf } from '../../harness/contract/parts.ts';
import { visible } from '../channel/visible.ts';
import type { Failure } from './failure.ts';

const fileLimit = 256 * 1024;
const root = fileURLToPath(new URL('../../', import.meta.url));

export const chaptersFolder = join(root, 'chapters');
export const solutionsFolder = join(root, 'solutions');

export type Source = { readonly task: PartId; readonly source: string };

/** Why a folder cannot be graded, or null. `folder` is shown as it was given. */
export function folderProblem(folder: string): string | null {
  const stat = statSync(resolve(folder), { throwIfNoEntry: false });
  if (stat === undefined)
    return `There is no folder ${visible(folder, 200)}. Give --workbook a folder laid out like chapters/.`;
  return stat.isDirectory()
    ? null
    : `${visible(folder, 200)} is no folder. Give --workbook a folder laid out like chapters/.`;
}

/** The source of a task's part in a workbook, or what stands in the way of it. */
export function readSource(folder: string, task: PartId): string | Failure {
  const path = join(resolve(folder), pathOf(task));
  const shown = `chapters/${pathOf(task)}`;
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return unreadable(shown, task, (error as NodeJS.ErrnoException).code, resolve(folder) === chaptersFolder);
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return missing(`${shown} is no regular file: move it away.`);
    if (stat.size > fileLimit) return missing(`${shown} has ${stat.size} bytes; a part has at most ${fileLimit}.`);
    const data = Buffer.alloc(stat.size);
    let length = 0;
    while (length < data.length) {
      const count = readSync(descriptor, data, length, data.length - length, null);
      if (count === 0) break;
      length += count;
    }
    return decodeText(data.subarray(0, length)) ?? missing(`${shown} is no UTF-8 text.`);
  } finally {
    closeSync(descriptor);
  }
}

function decodeText(data: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return null;
  }
}

function unreadable(shown: string, task: PartId, code: string | undefined, isOwn: boolean): Failure {
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing(`${shown} is not there.`, isOwn ? task : null);
  if (code === 'ELOOP') return missing(`${shown} is a link. A part is a file of its own: move the link away.`);
  return missing(`${shown} cannot be read (${code ?? 'unknown error'}).`);
}

/** `task` is named where its stub can be put back. */
function missing(says: string, task: PartId | null = null): Failure {
  const text = `./workbook reset ${task} puts the stub there.`;
  return { says, blocks: task === null ? [] : [{ show: 'text', text }], cause: 'does not load' };
}

/** All sources that a task needs, by part set. What is wrong with one of the reference's is our own trouble. */
export function readSources(folder: string, partSet: PartSet, task: PartId): readonly Source[] | Failure {
  const sources: Source[] = [];
  for (const used of usedBy(task)) {
    const isOwn = partSet.ownerOf(used) === 'workbook';
    const source = readSource(isOwn ? folder : solutionsFolder, used);
    if (typeof source !== 'string') {
      if (isOwn) return source;
      throw new Error(
        `the reference of task ${used} cannot be read: ${source.says.replace('chapters/', 'solutions/')}`,
      );
    }
    sources.push({ task: used, source });
  }
  return sources;
}

/**
 * Files of the learner's workbook, by their path below its root. Nothing here goes through a link, so nothing outside
 * the workbook is read or written; a file is replaced as a whole or not at all.
 */
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../exit.ts';

/** The file's bytes, or null where there is none. */
export function readFile(root: string, path: string): Buffer | null {
  refuseLinks(root, path);
  return lstatSync(join(root, path), { throwIfNoEntry: false }) === undefined ? null : readFileSync(join(root, path));
}

/** Puts `data` in place of the file, which need not be there. */
export function replaceFile(root: string, path: string, data: Uint8Array): void {
  refuseLinks(root, path);
  const target = join(root, path);
  const temporary = join(dirname(target), `.${process.pid}.tmp`);
  guarded(path, () => {
    mkdirSync(dirname(target), { recursive: true });
    try {
      writeFileSync(temporary, data, { flag: 'wx' });
      renameSync(temporary, target);
    } finally {
      rmSync(temporary, { force: true });
    }
  });
}

/** Writes a new file; false when there is one already, which stays as it is. */
export function addFile(root: string, path: string, data: Uint8Array): boolean {
  refuseLinks(root, path);
  return guarded(path, () => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    try {
      writeFileSync(join(root, path), data, { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  });
}

/** Folders must be folders and the file a file: a link among them could lead anywhere. */
function refuseLinks(root: string, path: string): void {
  const names = path.split('/');
  for (let count = 1; count <= names.length; count++) {
    const part = names.slice(0, count).join('/');
    const stat = lstatSync(join(root, part), { throwIfNoEntry: false });
    if (stat === undefined) return;
    const wanted = count < names.length ? stat.isDirectory() : stat.isFile();
    if (wanted) continue;
    const what = stat.isSymbolicLink() ? 'a link' : count < names.length ? 'no folder' : 'no regular file';
    throw new UsageError(`${part} is ${what}, and nothing is written there. Move it away and try again.`);
  }
}

function guarded<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path} cannot be written (${code ?? String(error)}).`);
  }
}

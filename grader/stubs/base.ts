/**
 * The stubs as they were before the learner wrote a line, in `.workbook/base/`: what `reset` puts back, and what
 * `update` merges from. A text counts as the stub by its id in the manifest, so an edited file is never taken for one.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../exit.ts';
import type { Manifest } from './manifest.ts';
import { blobId, readManifest } from './manifest.ts';
import { readFile, replaceFile } from './workbook-file.ts';

export const workbookRoot = fileURLToPath(new URL('../../', import.meta.url));

const basePath = (path: string): string => `.workbook/base/${path}`;

/**
 * Copies to the base each stub that is not there yet, called at every start. A base of an older course stays for as
 * long as the learner's file is an edit of it. Returns the paths of the stubs that are not there afterwards.
 */
export function ensureBase(root: string = workbookRoot, manifest: Manifest = readManifest()): readonly string[] {
  return Object.keys(manifest).filter((path) => !hasBase(root, path, manifest[path]!));
}

/** Whether the stub is in the base now. Something odd at one path is no reason to stop a start. */
function hasBase(root: string, path: string, id: string): boolean {
  try {
    const current = readFile(root, `chapters/${path}`);
    const base = readFile(root, basePath(path));
    const isPristine = current !== null && blobId(current) === id;
    if (base !== null && (!isPristine || base.equals(current))) return true;
    const stub = isPristine ? current : stubFromGit(root, id);
    if (stub !== null) replaceFile(root, basePath(path), stub);
    return stub !== null;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

/** The stub of `chapters/<path>`: this course's where it is found, else the one the learner began with. */
export function findStub(root: string, path: string, manifest: Manifest): Buffer | null {
  const id = manifest[path];
  const places = [`chapters/${path}`, basePath(path)].map((place) => readFile(root, place));
  const found = places.find((data) => data !== null && blobId(data) === id);
  return found ?? (id === undefined ? null : stubFromGit(root, id)) ?? places[1] ?? null;
}

function stubFromGit(root: string, id: string): Buffer | null {
  try {
    const stub = execFileSync('git', ['cat-file', 'blob', id], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
    return blobId(stub) === id ? stub : null;
  } catch {
    return null;
  }
}

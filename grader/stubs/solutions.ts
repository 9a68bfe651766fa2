/**
 * Whether the reference is as the course has it: every check compares with it, so an edit in solutions/ by mistake
 * would change what is right. The ids are git's, written with the stubs' manifest.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partIds, pathOf } from '../../harness/contract/parts.ts';
import type { Manifest } from './manifest.ts';
import { blobId } from './manifest.ts';

export const solutionsUrl = new URL('./solutions.json', import.meta.url);

/** The ids of the solutions below `root`; '' for one that cannot be read. */
export function solutionIds(root: string): Manifest {
  return Object.fromEntries(
    partIds.map((id) => {
      try {
        return [pathOf(id), blobId(readFileSync(join(root, 'solutions', pathOf(id))))];
      } catch {
        return [pathOf(id), ''];
      }
    }),
  );
}

/** One sentence about the solutions that differ from the course's, with the way back; null when none does. */
export function editedSolutions(root: string): string | null {
  const wanted = JSON.parse(readFileSync(solutionsUrl, 'utf8')) as Manifest;
  const found = solutionIds(root);
  const edited = Object.keys(wanted).filter((path) => found[path] !== wanted[path]);
  if (edited.length === 0) return null;
  const files = edited.map((path) => `solutions/${path}`).join(' ');
  const what = edited.length === 1 ? 'It is' : 'They are';
  return `${files} differs from the course. ${what} what your parts are checked with: git checkout -- ${files}`;
}

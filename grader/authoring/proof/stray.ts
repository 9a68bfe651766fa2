/** Nothing stray: each file of chapters/ and solutions/ belongs to a task, or is a chapter's lesson. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Proof } from './proof.ts';
import { counted } from './proof.ts';

/** `solved` are the paths of all tasks, `published` those of the published ones: `02-partitioner/murmur2.ts`. */
export function proveNothingStray(root: string, solved: readonly string[], published: readonly string[]): Proof {
  const lessons = published.map((path) => `${path.split('/')[0]}/lesson.md`);
  const owned = [
    { folder: 'chapters', paths: new Set([...published, ...lessons]) },
    { folder: 'solutions', paths: new Set(solved) },
  ];
  const files = owned.flatMap(({ folder, paths }) =>
    filesBelow(join(root, folder)).map((path) => ({ folder, path, paths })),
  );
  const complaints = files
    .filter(({ path, paths }) => !paths.has(path))
    .map(({ folder, path }) => ({
      where: `${folder}/${path}`,
      says: 'no task owns this file.',
      fix: 'Name it in harness/contract/parts.ts, or take it away.',
    }));
  return { complaints, proved: `${counted(files.length, 'file')} in chapters/ and solutions/, none without a task` };
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

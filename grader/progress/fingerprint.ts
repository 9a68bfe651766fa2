/** Fingerprints: the same bytes of part, grader and seed mean the same verdict, so it need not be found again. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PartId } from '../../harness/contract/parts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const graderFolders = [
  'grader/channel',
  'grader/checks',
  'grader/judge',
  'grader/reports',
  'grader/subject',
  'harness',
  'solutions',
];

/** Of all that decides a verdict beside the part: checks, judge, harness, reference parts, and Node. */
export function graderFingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  for (const folder of graderFolders) addFolder(hash, join(root, folder), folder);
  return hash.digest('hex');
}

function addFolder(hash: ReturnType<typeof createHash>, folder: string, shown: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) addFolder(hash, join(folder, entry.name), `${shown}/${entry.name}`);
    else if (!entry.name.endsWith('.test.ts')) {
      hash.update(`${shown}/${entry.name}\0`).update(readFileSync(join(folder, entry.name)));
    }
  }
}

/** Of a task whose part has this text. */
export function partFingerprint(id: PartId, text: string, grader: string, seed: number): string {
  return createHash('sha256').update(`${grader} ${id} ${seed}\0`).update(text).digest('hex');
}

/**
 * Takes the paths of this machine out of a text: a message is the same wherever it was made, and tells a submission
 * nothing. What is below the workbook's root becomes relative to it.
 */
import { homedir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is replaced, the longest first. */
const replaced: readonly (readonly [path: string, by: string])[] = [
  [pathToFileURL(root).href, ''],
  [root, ''],
  [process.execPath, 'node'],
  [homedir().length > 1 ? homedir() : root, '~'],
];

export function withoutOurPaths(text: string): string {
  return replaced.reduce((shown, [path, by]) => shown.replaceAll(path, by), text);
}

/** Older texts of a learner's files: `.workbook/history/<path>/<UTC time>-<number>.ts`. None is ever written over. */
import { addFile } from './workbook-file.ts';

/** Keeps a copy of the text of `chapters/<path>`, and returns where. */
export function keepCopy(root: string, path: string, data: Uint8Array, now: Date): string {
  const time = now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '');
  for (let number = 1; ; number++) {
    const copy = `.workbook/history/${path}/${time}-${number}.ts`;
    if (addFile(root, copy, data)) return copy;
  }
}

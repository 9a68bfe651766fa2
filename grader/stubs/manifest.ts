/**
 * Which text each stub has: the id that git gives to a file's contents, by the stub's path below chapters/. So a stub
 * is known again wherever it is found, and git finds it by its id alone. Written by `node grader/authoring/stubs.ts
 * --write`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export type Manifest = { readonly [path: string]: string };

export const manifestUrl = new URL('./manifest.json', import.meta.url);

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(manifestUrl, 'utf8')) as Manifest;
}

/** The id of git's blob with these contents: `git hash-object FILE`. */
export function blobId(data: Uint8Array): string {
  return createHash('sha1').update(`blob ${data.length}\0`).update(data).digest('hex');
}

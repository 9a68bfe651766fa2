/**
 * `node grader/authoring/stubs.ts --write` writes the stubs of all published tasks to chapters/, and their ids to the
 * manifest; `--check` compares. An edited file is copied to `.workbook/history/` before a stub takes its place.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { exit } from '../exit.ts';
import { keepCopy } from '../stubs/history.ts';
import { blobId, manifestUrl, readManifest } from '../stubs/manifest.ts';
import { solutionIds, solutionsUrl } from '../stubs/solutions.ts';
import { readFile, replaceFile } from '../stubs/workbook-file.ts';
import type { Complaint } from './complaint.ts';
import { complaintText } from './complaint.ts';
import type { FreshStub } from './fresh-stubs.ts';
import { freshStubs } from './fresh-stubs.ts';
import { root } from './root.ts';
import { StubError } from './solution-tree.ts';

const command = 'node grader/authoring/stubs.ts';
const fix = `Write it anew: ${command} --write`;

/** What differs between the stubs in the workbook at `folder` and fresh ones. */
export function compareStubs(folder: string, stubs: readonly FreshStub[]): readonly Complaint[] {
  return stubs.flatMap(({ path, text }) => {
    const found = readFile(folder, `chapters/${path}`);
    if (found === null) return [{ where: `chapters/${path}`, says: 'the stub is not there.', fix }];
    return found.toString('utf8') === text
      ? []
      : [{ where: `chapters/${path}`, says: `it is not what solutions/${path} gives.`, fix }];
  });
}

/** Writes what differs, and returns a line for each file that was written. */
export function writeStubs(folder: string, stubs: readonly FreshStub[], known: readonly string[], now: Date): string[] {
  return stubs.flatMap(({ path, text }) => {
    const fresh = Buffer.from(text);
    const found = readFile(folder, `chapters/${path}`);
    if (found?.equals(fresh) === true) return [];
    const isEdit = found !== null && !known.includes(blobId(found));
    const kept = isEdit ? `, the edited text is in ${keepCopy(folder, path, found, now)}` : '';
    replaceFile(folder, `chapters/${path}`, fresh);
    return [`wrote chapters/${path}${kept}`];
  });
}

const manifestText = (stubs: readonly FreshStub[]): string => {
  const ids = stubs.map(({ path, text }) => [path, blobId(Buffer.from(text))]);
  return `${JSON.stringify(Object.fromEntries(ids), null, 2)}\n`;
};

function compareManifest(stubs: readonly FreshStub[]): readonly Complaint[] {
  const isSame = readFileSync(manifestUrl, 'utf8') === manifestText(stubs);
  return isSame ? [] : [{ where: 'grader/stubs/manifest.json', says: 'it names other stubs.', fix }];
}

const solutionsText = (): string => `${JSON.stringify(solutionIds(root), null, 2)}\n`;

function compareSolutions(): readonly Complaint[] {
  const isSame = readFileSync(solutionsUrl, 'utf8') === solutionsText();
  return isSame ? [] : [{ where: 'grader/stubs/solutions.json', says: 'it names other solutions.', fix }];
}

async function main(flag: string | undefined): Promise<number> {
  if (flag !== '--write' && flag !== '--check') {
    process.stderr.write(`${command} takes --write or --check.\n`);
    return exit.usage;
  }
  const stubs = await freshStubs();
  if (flag === '--check') {
    const complaints = [...compareStubs(root, stubs), ...compareManifest(stubs), ...compareSolutions()];
    for (const complaint of complaints) process.stdout.write(`${complaintText(complaint)}\n`);
    if (complaints.length === 0) process.stdout.write(`${stubs.length} stubs are what solutions/ gives.\n`);
    return complaints.length === 0 ? exit.pass : exit.fail;
  }
  const written = writeStubs(root, stubs, Object.values(readManifest()), new Date());
  writeFileSync(manifestUrl, manifestText(stubs));
  writeFileSync(solutionsUrl, solutionsText());
  for (const line of written) process.stdout.write(`${line}\n`);
  if (written.length === 0) process.stdout.write('Nothing to write: the stubs are what solutions/ gives.\n');
  return exit.pass;
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = await main(process.argv[2]).catch((error: unknown) => {
    if (!(error instanceof StubError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exit.fail;
  });
}

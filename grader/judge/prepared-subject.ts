/**
 * The subject's own modules without their types, in one file below .workbook/: made when one of them has changed, and
 * read by every subject at its start. Where it cannot be written subjects start from the sources, which takes longer.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Prepared = {
  readonly main: string;
  readonly modules: readonly (readonly [url: string, source: string])[];
  /** What the modules' files looked like when they were read. */
  readonly stamps: readonly string[];
};

const main = new URL('../subject/main.ts', import.meta.url).href;
const contractFolder = new URL('../../harness/contract/', import.meta.url);
const file = fileURLToPath(new URL('../../.workbook/subject.json', import.meta.url));
const relativeImport = /^(?:import|export)[^;']* from '(\.[^']+)';|^import '(\.[^']+)';/gm;

let found: string | null | undefined;

/** The file with the prepared modules, or null where there can be none. Looked at once in the life of this process. */
export function preparedSubject(): string | null {
  if (found === undefined) found = isFresh() || prepare() ? file : null;
  return found;
}

function isFresh(): boolean {
  try {
    const { main: of, modules, stamps } = JSON.parse(readFileSync(file, 'utf8')) as Prepared;
    const known = new Set(modules.map(([url]) => url));
    if (of !== main || contracts().some((url) => !known.has(url))) return false;
    return modules.every(([url], i) => stampOf(url) === stamps[i]);
  } catch {
    return false;
  }
}

/**
 * Writes the file under another name first, so that a subject that starts meanwhile reads the old one or the new one.
 */
function prepare(): boolean {
  const made = join(dirname(file), `subject-${process.pid}.json`);
  try {
    const urls = [main, ...contracts()];
    const modules: [string, string][] = [];
    const stamps: string[] = [];
    for (const url of urls) {
      stamps.push(stampOf(url));
      const source = withoutTypes(readFileSync(fileURLToPath(url), 'utf8'));
      modules.push([url, source]);
      for (const [, from, bare] of source.matchAll(relativeImport)) {
        const next = new URL(from ?? bare ?? '', url).href;
        if (!urls.includes(next)) urls.push(next);
      }
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(made, JSON.stringify({ main, modules, stamps } satisfies Prepared));
    renameSync(made, file);
    return true;
  } catch {
    rmSync(made, { force: true });
    return false;
  }
}

/** What parts may import besides each other, whether a subject needs it for itself or not. */
function contracts(): readonly string[] {
  const files = readdirSync(fileURLToPath(contractFolder)).filter((name) => /^[a-z0-9-]+\.ts$/.test(name));
  return files.map((name) => new URL(name, contractFolder).href);
}

/** Node warns of an experimental feature, once, and there is nothing here that a reader could do about it. */
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source).replace(/[ \t]+$/gm, '');
  } finally {
    process.emitWarning = emitWarning;
  }
}

function stampOf(url: string): string {
  const { size, mtimeMs, ino } = statSync(fileURLToPath(url));
  return `${size} ${mtimeMs} ${ino}`;
}

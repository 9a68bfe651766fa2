/**
 * `update [REF]`: brings the stubs of another state of the course, from git's objects, into the learner's files, merged
 * three ways with the stubs they began with. Each file that changes is copied to .workbook/history first.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visible } from '../channel/visible.ts';
import { exit, UsageError } from '../exit.ts';
import { ensureBase, workbookRoot } from '../stubs/base.ts';
import { keepCopy } from '../stubs/history.ts';
import { readFile, replaceFile } from '../stubs/workbook-file.ts';

/** What became of a file. `conflicts` says how many places need a decision. */
export type Merged = {
  readonly path: string;
  readonly how: 'new' | 'replaced' | 'merged' | 'conflicts';
  readonly conflicts: number;
  readonly copy: string | null;
};

export function runUpdate(words: readonly string[]): number {
  if (words.length > 1)
    throw new UsageError('update takes one state of the course, as in: ./workbook update origin/main');
  const ref = words[0] ?? '@{upstream}';
  const merged = updateFrom(workbookRoot, ref, new Date());
  const lines = merged.map((one) => `  ${lineOf(one)}`);
  const rest = merged.length === 0 ? ['  Nothing is new for your files.'] : lines;
  process.stdout.write(`\n${rest.join('\n')}\n\n`);
  return merged.some((one) => one.how === 'conflicts') ? exit.fail : exit.pass;
}

function lineOf({ path, how, conflicts, copy }: Merged): string {
  const kept = copy === null ? '' : `  (yours: ${copy})`;
  if (how === 'new') return `new       chapters/${path}`;
  if (how === 'replaced') return `replaced  chapters/${path}, which you had not changed`;
  if (how === 'merged') return `merged    chapters/${path}${kept}`;
  const places = conflicts === 1 ? 'one place' : `${conflicts} places`;
  return `decide    chapters/${path}: ${places} between <<<<<<< and >>>>>>>${kept}`;
}

/** Merges the stubs of `ref` into the workbook at `root`. Throws a UsageError where git does not know `ref`. */
export function updateFrom(root: string, ref: string, now: Date): readonly Merged[] {
  const commit = commitOf(root, ref);
  ensureBase(root);
  const paths = git(root, ['ls-tree', '-r', '--name-only', '-z', commit, '--', 'chapters/'])
    .toString('utf8')
    .split('\0')
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.slice('chapters/'.length));
  return paths.flatMap((path) =>
    mergeOne(root, path, git(root, ['cat-file', 'blob', `${commit}:chapters/${path}`]), now),
  );
}

function commitOf(root: string, ref: string): string {
  try {
    return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
      .toString('utf8')
      .trim();
  } catch {
    const shown = visible(ref, 100);
    throw new UsageError(
      `git knows no state ${shown} of the course. git fetch gets the newest; then: ./workbook update origin/main`,
    );
  }
}

function mergeOne(root: string, path: string, theirs: Buffer, now: Date): readonly Merged[] {
  const basePath = `.workbook/base/${path}`;
  const base = readFile(root, basePath);
  const mine = readFile(root, `chapters/${path}`);
  if (mine !== null && (base?.equals(theirs) === true || mine.equals(theirs))) {
    if (base?.equals(theirs) !== true) replaceFile(root, basePath, theirs);
    return [];
  }
  if (mine === null || base?.equals(mine) === true) {
    replaceFile(root, `chapters/${path}`, theirs);
    replaceFile(root, basePath, theirs);
    return [{ path, how: mine === null ? 'new' : 'replaced', conflicts: 0, copy: null }];
  }
  const { text, conflicts } = mergeTexts(mine, base ?? Buffer.alloc(0), theirs);
  const copy = keepCopy(root, path, mine, now);
  replaceFile(root, `chapters/${path}`, text);
  replaceFile(root, basePath, theirs);
  return [{ path, how: conflicts > 0 ? 'conflicts' : 'merged', conflicts, copy }];
}

/** git's own three-way merge. */
function mergeTexts(mine: Buffer, base: Buffer, theirs: Buffer): { readonly text: Buffer; readonly conflicts: number } {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  try {
    const files = { yours: mine, began: base, course: theirs };
    for (const [name, data] of Object.entries(files)) writeFileSync(join(folder, name), data);
    const labels = ['-L', 'yours', '-L', 'the stub you began with', '-L', 'the course'];
    const merge = spawnSync('git', ['merge-file', '-p', ...labels, 'yours', 'began', 'course'], { cwd: folder });
    if (merge.status === null || merge.status < 0 || merge.status > 127) throw new Error('git merge-file failed');
    return { text: merge.stdout, conflicts: merge.status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function git(root: string, words: readonly string[]): Buffer {
  return execFileSync('git', [...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
  });
}

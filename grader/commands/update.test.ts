import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { updateFrom } from './update.ts';

const path = '02-partitioner/murmur2.ts';
const stub = '/** Hashes a key. */\nexport function murmur2() {\n  return todo();\n}\n\n// The end.\n';
let root = '';

function git(...words: string[]): void {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...words], { cwd: root, stdio: 'ignore' });
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/**
 * A course whose stub is `old` on the branch main, `next` on the branch next, and the stubs that a learner began with.
 */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'workbook-'));
  git('init', '-q', '-b', 'main');
  write(`chapters/${path}`, stub);
  git('add', '-A');
  git('commit', '-q', '-m', 'old');
  git('checkout', '-q', '-b', 'next');
  write(`chapters/${path}`, stub.replace('Hashes a key.', 'Hashes the bytes of a key.'));
  write('chapters/02-partitioner/more.ts', 'export const more = 1;\n');
  git('add', '-A');
  git('commit', '-q', '-m', 'next');
  git('checkout', '-q', 'main');
  write(`.workbook/base/${path}`, stub);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a stub's new comment comes into a file that the learner has finished", () => {
  write(`chapters/${path}`, stub.replace('return todo();', 'return 42;'));
  expect(updateFrom(root, 'next', new Date(0))).toEqual([
    { path: '02-partitioner/more.ts', how: 'new', conflicts: 0, copy: null },
    { path, how: 'merged', conflicts: 0, copy: expect.stringContaining('.workbook/history/') },
  ]);
  expect(read(`chapters/${path}`)).toContain('Hashes the bytes of a key.');
  expect(read(`chapters/${path}`)).toContain('return 42;');
});

test('what the learner had is kept, and a second update changes nothing', () => {
  const mine = stub.replace('return todo();', 'return 42;');
  write(`chapters/${path}`, mine);
  const copy = updateFrom(root, 'next', new Date(0)).find((one) => one.path === path)!.copy!;
  expect(read(copy)).toBe(mine);
  expect(updateFrom(root, 'next', new Date(0))).toEqual([]);
});

test('a file that the learner has not changed is replaced', () => {
  expect(updateFrom(root, 'next', new Date(0))).toContainEqual({ path, how: 'replaced', conflicts: 0, copy: null });
});

test('two changes of one line are left for the learner to decide', () => {
  write(`chapters/${path}`, stub.replace('Hashes a key.', 'My own words.'));
  const merged = updateFrom(root, 'next', new Date(0)).find((one) => one.path === path);
  expect(merged).toMatchObject({ how: 'conflicts', conflicts: 1 });
  expect(read(`chapters/${path}`)).toContain('<<<<<<< yours');
});

test.each(['nowhere', '--help', ''])('a state that git does not know (%j) is said in a sentence', (ref) => {
  expect(() => updateFrom(root, ref, new Date(0))).toThrow(/^git knows no state .* of the course\./);
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../exit.ts';
import { blobId } from '../stubs/manifest.ts';
import { resetTask, runReset } from './reset.ts';

const path = '02-partitioner/murmur2.ts';
const file = `chapters/${path}`;
const base = `.workbook/base/${path}`;
const history = `.workbook/history/${path}`;
const stub = 'the stub\n';
const manifest = { [path]: blobId(Buffer.from(stub)) };
const now = new Date('2025-11-23T19:33:07.123Z');
let folder: string;
let root: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reset-'));
  root = join(folder, 'workbook');
  mkdirSync(root);
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const reset = (): readonly string[] => resetTask(root, '2.1', manifest, now);

describe('reset', () => {
  it('puts the stub back, and keeps the text byte for byte', () => {
    const text = Uint8Array.of(0xff, 0x0d, 0x0a, 0x00, 0x41);
    put(base, stub);
    put(file, text);
    const copy = `${history}/20251123T193307Z-1.ts`;
    expect(reset()).toEqual([`${file} is the stub again.`, `Your text is kept in ${copy}`]);
    expect(read(file)).toBe(stub);
    expect(new Uint8Array(readFileSync(join(root, copy)))).toEqual(text);
    expect(readdirSync(join(root, dirname(file)))).toEqual(['murmur2.ts']);
  });

  it('writes over no older copy', () => {
    put(base, stub);
    for (const text of ['first', 'second', 'third']) {
      put(file, text);
      reset();
    }
    const copies = readdirSync(join(root, history)).sort();
    expect(copies.map((name) => read(`${history}/${name}`))).toEqual(['first', 'second', 'third']);
  });

  it('changes nothing where the file is the stub', () => {
    put(file, stub);
    expect(reset()).toEqual([`${file} is the stub already.`, 'Nothing was changed.']);
    expect(() => readdirSync(join(root, history))).toThrow('ENOENT');
  });

  it('works where the file, or its folder, is missing', () => {
    put(base, stub);
    expect(reset()).toEqual([`${file} is the stub again.`, 'There was no file to keep.']);
    expect(read(file)).toBe(stub);
  });

  it('finds the stub in git when the first start came after the first edit', () => {
    execFileSync('git', ['init', '--quiet'], { cwd: root });
    execFileSync('git', ['hash-object', '-w', '--stdin'], {
      cwd: root,
      input: stub,
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    put(file, 'edited at once');
    reset();
    expect(read(file)).toBe(stub);
  });

  it('says how to get the stub where it is nowhere, and leaves the text', () => {
    put(file, 'mine');
    expect(reset).toThrow('The stub of task 2.1 is neither in .workbook/base nor in git. Clone the workbook again');
    expect(read(file)).toBe('mine');
  });
});

describe('reset goes through no link', () => {
  beforeEach(() => {
    put(base, stub);
    put('../outside/murmur2.ts', 'theirs');
  });
  afterEach(() => expect(read('../outside/murmur2.ts')).toBe('theirs'));

  it('of the file', () => {
    put(`${dirname(file)}/other.ts`, '');
    symlinkSync('../../../outside/murmur2.ts', join(root, file));
    expect(reset).toThrow(`${file} is a link, and nothing is written there. Move it away and try again.`);
  });

  it('of the chapter', () => {
    mkdirSync(join(root, 'chapters'));
    symlinkSync('../../outside', join(root, 'chapters/02-partitioner'));
    expect(reset).toThrow('chapters/02-partitioner is a link');
  });

  it('of the history', () => {
    put(file, 'mine');
    symlinkSync('../../outside', join(root, '.workbook/history'));
    expect(reset).toThrow('.workbook/history is a link');
    expect(read(file)).toBe('mine');
  });

  it('and through nothing else that is no file', () => {
    mkdirSync(join(root, file), { recursive: true });
    expect(reset).toThrow(`${file} is no regular file`);
  });
});

describe('the words of reset', () => {
  it.each([
    [[], 'reset takes one task, as in: ./workbook reset 2.1'],
    [['2.1', '2.2'], 'reset takes one task'],
    [['9.9'], 'There is no task 9.9. Tasks: 2.1, 2.2'],
    [['0.1'], 'There is no task 0.1.'],
    [['toString'], 'There is no task toString.'],
  ])('%j is bad usage', async (words, says) => {
    const problem = await runReset(words).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(UsageError);
    expect(String(problem)).toContain(says);
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureBase, findStub } from './base.ts';
import { blobId } from './manifest.ts';

const path = '02-partitioner/murmur2.ts';
const stub = 'the stub\n';
const manifest = { [path]: blobId(Buffer.from(stub)) };
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'base-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const base = `.workbook/base/${path}`;

it('the id of a text is the one that git gives it', () => {
  git('init', '--quiet');
  put('file', stub);
  expect(blobId(Buffer.from(stub))).toBe(git('hash-object', 'file'));
});

describe('ensureBase', () => {
  it('copies the stubs at the first start, and leaves them at the next', () => {
    put(`chapters/${path}`, stub);
    expect(ensureBase(root, manifest)).toEqual([]);
    expect(read(base)).toBe(stub);
    put(`chapters/${path}`, 'an edit');
    expect(ensureBase(root, manifest)).toEqual([]);
    expect(read(base)).toBe(stub);
  });

  it('takes no edited file for a stub, and names what it cannot find', () => {
    put(`chapters/${path}`, 'edited before the first start');
    expect(ensureBase(root, manifest)).toEqual([path]);
    expect(existsSync(join(root, base))).toBe(false);
  });

  it('finds the stub of an edited or missing file in git', () => {
    git('init', '--quiet');
    put('elsewhere', stub);
    git('hash-object', '-w', 'elsewhere');
    expect(ensureBase(root, manifest)).toEqual([]);
    expect(read(base)).toBe(stub);
  });

  it('does not stop for something odd at one path', () => {
    put('chapters/02-partitioner', 'a file where the chapter should be');
    put('chapters/01-producer/sender.ts', stub);
    expect(ensureBase(root, { ...manifest, '01-producer/sender.ts': blobId(Buffer.from(stub)) })).toEqual([path]);
    expect(read('.workbook/base/01-producer/sender.ts')).toBe(stub);
  });

  it('keeps the older base of an edited file, and takes the newer stub where nothing was edited', () => {
    put(base, 'older stub');
    put(`chapters/${path}`, 'an edit of the older stub');
    expect(ensureBase(root, manifest)).toEqual([]);
    expect(read(base)).toBe('older stub');
    put(`chapters/${path}`, stub);
    ensureBase(root, manifest);
    expect(read(base)).toBe(stub);
  });
});

describe('findStub', () => {
  it("finds this course's stub before the one that the learner began with", () => {
    put(base, 'older stub');
    expect(findStub(root, path, manifest)?.toString()).toBe('older stub');
    put(`chapters/${path}`, stub);
    expect(findStub(root, path, manifest)?.toString()).toBe(stub);
  });

  it('finds nothing where there is nothing', () => {
    put(`chapters/${path}`, 'an edit');
    expect(findStub(root, path, manifest)).toBeNull();
  });
});

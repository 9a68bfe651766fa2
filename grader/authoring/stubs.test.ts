import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { blobId } from '../stubs/manifest.ts';
import { compareStubs, writeStubs } from './stubs.ts';

const path = '02-partitioner/murmur2.ts';
const stub = { task: '2.1', path, text: 'export const fresh = 1;\n' } as const;
const now = new Date('2025-11-23T19:33:00Z');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stubs-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function put(text: string): void {
  mkdirSync(dirname(join(folder, 'chapters', path)), { recursive: true });
  writeFileSync(join(folder, 'chapters', path), text);
}

const found = (): string => readFileSync(join(folder, 'chapters', path), 'utf8');

it('a stub that is missing or differs is named, with the command that mends it', () => {
  expect(compareStubs(folder, [stub])).toMatchObject([{ where: `chapters/${path}`, says: 'the stub is not there.' }]);
  put('export const older = 1;\n');
  expect(compareStubs(folder, [stub])).toEqual([
    {
      where: `chapters/${path}`,
      says: `it is not what solutions/${path} gives.`,
      fix: 'Write it anew: node grader/authoring/stubs.ts --write',
    },
  ]);
});

it('a stub that is written compares as equal, and is not written again', () => {
  expect(writeStubs(folder, [stub], [], now)).toEqual([`wrote chapters/${path}`]);
  expect(found()).toBe(stub.text);
  expect(compareStubs(folder, [stub])).toEqual([]);
  expect(writeStubs(folder, [stub], [], now)).toEqual([]);
});

it('an older stub is written over, an edited file only after a copy', () => {
  put('older');
  expect(writeStubs(folder, [stub], [blobId(Buffer.from('older'))], now)).toEqual([`wrote chapters/${path}`]);
  put('edited');
  const copy = `.workbook/history/${path}/20251123T193300Z-1.ts`;
  expect(writeStubs(folder, [stub], [], now)).toEqual([`wrote chapters/${path}, the edited text is in ${copy}`]);
  expect(readFileSync(join(folder, copy), 'utf8')).toBe('edited');
  expect(found()).toBe(stub.text);
});

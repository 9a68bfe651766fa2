/** Whatever lies where a part should, reading it ends with its text or a sentence. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { onlyFrom } from '../../harness/contract/part-set.ts';
import { folderProblem, readSource, readSources } from './workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
const chapter = join(folder, '02-partitioner');
const file = join(chapter, 'murmur2.ts');
const shown = 'chapters/02-partitioner/murmur2.ts';

beforeEach(() => {
  rmSync(chapter, { recursive: true, force: true });
  mkdirSync(chapter);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (): unknown => readSource(folder, '2.1');

test.each<[string, () => void, unknown]>([
  ['a file', () => writeFileSync(file, 'const a = 1;\r\n'), 'const a = 1;\r\n'],
  ['a file with a byte order mark', () => writeFileSync(file, '\ufeffconst a = 1;'), 'const a = 1;'],
  ['an empty file', () => writeFileSync(file, ''), ''],
  ['a file of 256 KiB', () => writeFileSync(file, 'x'.repeat(262_144)), 'x'.repeat(262_144)],
  ['nothing', () => {}, { says: `${shown} is not there.` }],
  ['no folder', () => rmSync(chapter, { recursive: true }), { says: `${shown} is not there.` }],
  [
    'a file in place of the folder',
    () => (rmSync(chapter, { recursive: true }), writeFileSync(chapter, '')),
    { says: `${shown} is not there.` },
  ],
  [
    'a link',
    () => symlinkSync('/etc/hosts', file),
    { says: `${shown} is a link. A part is a file of its own: move the link away.` },
  ],
  [
    'a link to nothing',
    () => symlinkSync('/no/such/file', file),
    { says: `${shown} is a link. A part is a file of its own: move the link away.` },
  ],
  ['a folder', () => mkdirSync(file), { says: `${shown} is no regular file: move it away.` }],
  [
    'a pipe, which nobody writes to',
    () => execFileSync('mkfifo', [file]),
    { says: `${shown} is no regular file: move it away.` },
  ],
  [
    'a byte too many',
    () => writeFileSync(file, 'x'.repeat(262_145)),
    { says: `${shown} has 262145 bytes; a part has at most 262144.` },
  ],
  [
    'bytes that are no UTF-8',
    () => writeFileSync(file, Buffer.from([0xc3, 0x28])),
    { says: `${shown} is no UTF-8 text.` },
  ],
])('%s', (_what, put, expected) => {
  put();
  if (typeof expected === 'string') expect(read()).toBe(expected);
  else expect(read()).toMatchObject({ ...(expected as object), cause: 'does not load' });
});

test('what a part uses is the reference, and what lies in the workbook is not looked at', () => {
  writeFileSync(file, 'not even code');
  writeFileSync(join(chapter, 'default-partitioner.ts'), '// mine');
  const sources = readSources(folder, onlyFrom('2.2'), '2.2') as readonly { task: string; source: string }[];
  expect(sources.map(({ task }) => task)).toEqual(['2.2', '2.1']);
  expect(sources[0]!.source).toBe('// mine');
  expect(sources[1]!.source).toContain('export function murmur2');
});

test('a folder that is none says so', () => {
  writeFileSync(file, '');
  expect(folderProblem(folder)).toBeNull();
  expect(folderProblem(file)).toContain('is no folder');
  expect(folderProblem(join(folder, 'no\u202esuch'))).toMatch(/^There is no folder .*no\\u202esuch/);
});

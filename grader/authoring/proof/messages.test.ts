import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../root.ts';
import { masked, proveMessages } from './messages.ts';
import type { Caught } from './mutants.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'messages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const caught = (name: string, message: string, cause?: string): Caught => ({
  mutant: { task: '2.1', name, find: 'a', replace: 'b', wrong: `What ${name} does.`, caughtBy: 'java' },
  check: {
    id: 'java',
    title: 'keys hash as in Java',
    kind: 'unit',
    points: 5,
    verdict: 'fail',
    message,
    ...(cause === undefined ? {} : { cause }),
  },
});

const stored = (): string => readFileSync(join(folder, 'grader/mutants/messages/2.1.txt'), 'utf8');

describe('stored messages', () => {
  it('are written with --record, a section for each mutant, and are then as stored', () => {
    const both = [caught('signed shift', '12 of 70 keys differ.\n\n  key   1'), caught('loop', 'No end.', 'timed out')];
    expect(proveMessages(both, true, folder).complaints).toEqual([]);
    expect(stored()).toBe(`# 2.1 murmur2

## signed shift

What signed shift does.

✗ 2.1/java keys hash as in Java

    N of N keys differ.

      key   N

## loop

What loop does.

✗ 2.1/java keys hash as in Java, timed out

    No end.
`);
    expect(proveMessages(both, false, folder).complaints).toEqual([]);
  });

  it('that are not there are named', () => {
    const { complaints } = proveMessages([caught('a', 'One.')], false, folder);
    expect(complaints).toMatchObject([
      { where: 'grader/mutants/messages/2.1.txt', says: 'the messages are not stored yet.' },
    ]);
  });

  it('that have changed are named by mutant and line, with the command that keeps them', () => {
    proveMessages([caught('a', 'One.'), caught('b', 'Two.')], true, folder);
    const { complaints } = proveMessages([caught('a', 'One.'), caught('b', 'Three.')], false, folder);
    expect(complaints).toEqual([
      {
        where: 'grader/mutants/messages/2.1.txt:17',
        says: 'the message of "b" is another: "Three.".',
        fix: 'See whether it says it better, and keep it: ./workbook verify --record',
      },
    ]);
    expect(proveMessages([caught('a', 'One.')], false, folder).complaints).toHaveLength(1);
  });

  it('of a task without mutants are named, and taken away with --record', () => {
    proveMessages([caught('a', 'One.')], true, folder);
    writeFileSync(join(folder, 'grader/mutants/messages/9.9.txt'), '');
    expect(proveMessages([caught('a', 'One.')], false, folder).complaints).toMatchObject([
      { where: 'grader/mutants/messages/9.9.txt', says: 'no mutant has these messages any more.' },
    ]);
    proveMessages([caught('a', 'One.')], true, folder);
    expect(readdirSync(join(folder, 'grader/mutants/messages'))).toEqual(['2.1.txt']);
  });

  it('that hold a path of this machine are named, also with --record', () => {
    const { complaints } = proveMessages([caught('a', `See ${root}x.ts`)], true, folder);
    expect(complaints[0]?.says).toBe(`a message holds a path of this machine, ${root}.`);
  });
});

describe('masking', () => {
  it.each([
    ['numbers', 'at 130 ms, -1821562352 and 10.5', 'at N ms, N and N'],
    ['columns of numbers', 'expected    1584983611    0x5e78ee3b', 'expected   N   N'],
    ['rows of bytes', '  6f 72 64 65\n  2d', '  NN …\n  NN …'],
    ['a byte in a column', 'key "k"   6b', 'key "k"   NN …'],
    ['a small number in a column', 'got   7', 'got   N'],
    ['bytes in a call', 'murmur2(6f 72), murmur2(6f)', 'murmur2(NN …), murmur2(NN …)'],
    ['texts of random keys', 'key "o7k-$"', 'key "…"'],
    ['marks under bytes', '  ^^^^^', '    ^^'],
    ['bars', '██████ 12', '█ N'],
  ])('takes %s away', (_what, message, text) => {
    expect(masked(message)).toBe(text);
  });

  it.each([
    'murmur2, Math.imul, 2^53, UTF-8',
    'keys with 2 bytes left over',
    'the seed 0x9747b28c',
    'Write "export function".',
    'a.ping("b") must be',
  ])('leaves %s', (message) => {
    expect(masked(message)).toBe(message);
  });
});

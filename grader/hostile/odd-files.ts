/**
 * Files that stand where a part should and cannot be kept in a repository, or are too long for it; with what they get.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';

export type OddFile = {
  readonly name: string;
  readonly put: (path: string) => void;
  /** The first sentence of the failure, digits apart; null where the part is right. */
  readonly says: string | null;
};

const file = 'chapters/02-partitioner/murmur2.ts';
const deep = 100_000;
const tooDeep = `${file} cannot be read: it is nested too deeply.`;
const missing = `${file} exports no function called murmur2. Write "export function murmur2".`;
const wrong = 'All 143 keys hash to another number than in Kafka.';

const returning = (expression: string): string =>
  `export function murmur2(data: Uint8Array): number { return ${expression}; }`;

const source = (name: string, text: string | Buffer, says: string | null): OddFile => ({
  name,
  put: (path) => writeFileSync(path, text),
  says,
});

/** `solution` is the text of a right part. */
export const oddFiles = (solution: string): readonly OddFile[] => [
  { name: 'nothing', put: () => {}, says: `${file} is not there.` },
  {
    name: 'link',
    put: (path) => symlinkSync('/etc/passwd', path),
    says: `${file} is a link. A part is a file of its own: move the link away.`,
  },
  { name: 'folder', put: (path) => mkdirSync(path), says: `${file} is no regular file: move it away.` },
  { name: 'pipe', put: (path) => execFileSync('mkfifo', [path]), says: `${file} is no regular file: move it away.` },
  source('300 KiB', 'x'.repeat(300 * 1024), `${file} has 307200 bytes; a part has at most 262144.`),
  source('not UTF-8', Buffer.from([0x2f, 0x2f, 0xff, 0xfe, 0x0a]), `${file} is no UTF-8 text.`),
  source('empty', '', missing),
  source('a byte order mark alone', '\ufeff', missing),
  source('byte order mark and CRLF', `\ufeff${solution.replaceAll('\n', '\r\n')}`, null),
  source('zeros', Buffer.alloc(100), `${file} has a syntax error: Unexpected character '\\0'.`),
  source('deep parentheses', returning(`${'('.repeat(deep)}0${')'.repeat(deep)}`), tooDeep),
  source('deep arrays', returning(`${'['.repeat(deep)}${']'.repeat(deep)}`), tooDeep),
  source('deep types', `type Deep = ${'['.repeat(deep)}${']'.repeat(deep)};\n${solution}`, tooDeep),
  source('a long sum', returning(`0${'+0'.repeat(deep)}`), tooDeep),
  source('a long line', returning(`/* ${'x'.repeat(250_000)} */ 0`), wrong),
  source('many lines', `${'//\n'.repeat(80_000)}${returning('0')}`, wrong),
  source('declared only', 'export declare function murmur2(data: Uint8Array): number;', missing),
];

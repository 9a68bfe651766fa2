import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'workbook-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function run(...words: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { cwd: scratch, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

let workbooks = 0;

/** A workbook whose murmur2 is this text. */
function workbookWith(source: string): string {
  const folder = join(scratch, `workbook${++workbooks}`);
  mkdirSync(join(folder, '02-partitioner'), { recursive: true });
  writeFileSync(join(folder, '02-partitioner/murmur2.ts'), source);
  return folder;
}

const right = readFileSync(new URL('../solutions/02-partitioner/murmur2.ts', import.meta.url), 'utf8');

test.each([
  [['chekc'], 'There is no command chekc. ./workbook --help lists them.'],
  [['check', '9.9'], 'There is no task or chapter 9.9. Tasks: 2.1'],
  [['check', '2.1/jaav'], 'Task 2.1 has no check jaav. It has 2.1/java'],
  [['check', '--wrokbook', 'x'], "Unknown option '--wrokbook'"],
  [['check', '--record'], 'check, --record means nothing.'],
  [['check', '--workbook', 'nowhere'], 'There is no folder nowhere. Give --workbook a folder laid out like chapters/.'],
  [['check', '--workbook', cli], 'is no folder. Give --workbook a folder laid out like chapters/.'],
  [['check', '2.1', '--seed', 'seven'], '--seed is a whole number from 0 to 4294967295, not seven.'],
  [['check', '2.1', '--tier', 'all'], '--tier is one of learner, class, nightly, not all.'],
  [['check', '2.1', '--replay', '1'], '--replay runs one run of one check. Name it, as in: check 2.1/java --replay 7'],
  [['kafka'], 'kafka takes start, stop, status or tool: ./workbook kafka start starts one.'],
  [['kafka', 'begin'], 'kafka takes start, stop, status or tool: ./workbook kafka start starts one.'],
  [['kafka', 'start', 'now'], 'kafka start takes no now.'],
  [['kafka', 'start', '--brokers', '2'], '--brokers is 1 or 3, not 2.'],
  [['kafka', 'stop', '--brokers', '3'], '--brokers and --kafka are for kafka start.'],
  [['kafka', 'tool', 'tpoics'], 'kafka tool knows no tpoics. It has topics, configs,'],
  [['kafka', 'tool'], 'kafka tool needs a name. It has topics, configs,'],
])('%j gets one sentence and exit status 3', (words, sentence) => {
  const { status, out, err } = run(...words);
  expect(err).toContain(sentence);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect([status, out]).toEqual([3, '']);
});

test.each([
  ['export const other = 1;', 'exports no function called murmur2. Write "export function murmur2".'],
  ['', 'exports no function called murmur2.'],
  ['export const murmur2 = 3;', 'exports murmur2, but it is a number and should be a function.'],
  ['export function then() {}\nexport function murmur2() { return 0; }', 'exports something named "then"'],
  ['export function murmur2() { process.exit(0); }', 'process is not there in a part'],
  ['process.exit(0);', 'runs something while it is loaded.'],
  ["import fs from 'node:fs';\nexport const murmur2 = fs.readFileSync;", 'imports "node:fs". A part may import types'],
  ['let count = 0;\nexport function murmur2() { return count++; }', 'has a variable "count" at the top level.'],
  [`export const murmur2 = ${'('.repeat(100_000)}1`, 'cannot be read: it is nested too deeply.'],
  ['export function murmur2(data: Uint8Array): number {\n  return data.length +;\n}', 'has a syntax error: Expression'],
  ['export enum Kind { A }', 'TypeScript enum is not supported in'],
  ["export function murmur2() { console.log('x'.repeat(1e6)); return 0; }", 'it printed more than 1000000'],
])('a part like %j gets a sentence, exit status 1, and no points', (source, sentence) => {
  const { status, out, err } = run('check', '2.1', '--workbook', workbookWith(source));
  expect(out.replaceAll(/\s+/g, ' ')).toContain(sentence);
  expect(out).toContain('0 of 8 points');
  expect([status, err]).toEqual([1, '']);
});

test('an empty folder scores 0, and says what is not there', () => {
  const folder = join(scratch, 'empty');
  mkdirSync(folder);
  const { status, out } = run('check', '2.1', '--workbook', folder);
  expect(out).toContain('chapters/02-partitioner/murmur2.ts is not there.');
  expect(out).not.toContain('./workbook reset');
  expect([status, out.includes('0 of 8 points')]).toEqual([1, true]);
});

test('a right part passes with exit status 0, and both documents are written', () => {
  const folder = workbookWith(right);
  const [json, junit] = [join(scratch, 'result.json'), join(scratch, 'result.xml')];
  const { status, out } = run('check', '2.1', '--workbook', folder, '--json', json, '--junit', junit);
  expect([status, out.includes('8 of 8 points')]).toEqual([0, true]);
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ version: 1, workbook: folder, score: 8, max: 8 });
  expect(readFileSync(junit, 'utf8')).toContain('<testsuite name="2.1 murmur2" tests="4" failures="0"');
});

test('the same parts and seed give the same document byte for byte', () => {
  const folder = workbookWith(right.replaceAll('>>>', '>>'));
  const documents = ['first.json', 'second.json'].map((name) => {
    run('check', '2.1', '--workbook', folder, '--json', join(scratch, name));
    return readFileSync(join(scratch, name), 'utf8');
  });
  expect(documents[0]).toBe(documents[1]);
  expect(documents[0]).toContain('signed shift');
});

test('a report that cannot be written is said in a sentence', () => {
  const { status, err } = run(
    'check',
    '2.1',
    '--workbook',
    workbookWith(right),
    '--json',
    join(scratch, 'no/such/folder'),
  );
  expect(err).toMatch(/^The report .* cannot be written \(ENOENT\)\.\n$/);
  expect(status).toBe(3);
});

test('--version and --help print and pass', () => {
  expect(run('--version')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^workbook \d+\.\d+\.\d+, Node v\d+/),
  });
  expect(run('--help')).toMatchObject({ status: 0, out: expect.stringContaining('./workbook check [TASK…]') });
});

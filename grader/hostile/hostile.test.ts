/**
 * Grades every hostile module, with all layers and with those inside the subject left out, in judges of their own whose
 * memory and children are measured. Whatever a module does, the judge answers in time with its verdict, has grown by
 * little, and grades the next one as if nothing had been.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { solutionsFolder } from '../judge/workbook.ts';
import { innerLayers } from '../judge/layers.ts';
import { closed, isOfTheLanguage, onlyASandboxStops, right, rightInTheOpen, slow } from './expectations.ts';
import { JudgeChild } from './judge-child.ts';
import type { Report } from './judge.ts';
import { oddFiles } from './odd-files.ts';

const modules = fileURLToPath(new URL('./modules/', import.meta.url));
const names = readdirSync(modules).map((file) => file.replace(/\.ts$/, ''));
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const growth = 16 * 1024 * 1024;
/** Two loads and two runs at their deadlines, and two starts. */
const slowestMs = 15_000;
const leftovers = [
  ...['/', '/dev', '/tmp', '/var/tmp', tmpdir(), process.cwd()].map((place) => join(place, 'attack57.bin')),
  ...['attack64.marker', 'hostile-left', 'hostile-left.d', 'hostile-left.link'].map((name) => join(tmpdir(), name)),
  '/var/tmp/hostile-left',
  '/hostile-left',
];

function workbookOf(name: string): string {
  const workbook = join(folder, name);
  const path = join(workbook, '02-partitioner', 'murmur2.ts');
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) copyFileSync(join(modules, `${name}.ts`), path);
  return workbook;
}

/** Says which of its promises do not hold, so that one run tells of all modules. */
class Complaints {
  readonly all: string[] = [];

  unless(holds: boolean, says: string): void {
    if (!holds) this.all.push(says);
  }
}

async function graded(judge: JudgeChild, name: string): Promise<Report> {
  const order = { folder: workbookOf(name), firstOnly: slow.has(name), isHonest: right.includes(name) };
  const report = await judge.grade(order);
  expect(report, `the judge has ended while it graded ${name}`).not.toBeNull();
  return report!;
}

/** What holds for every module, whatever its verdict. */
function expectUnharmed(name: string, report: Report, complaints: Complaints): void {
  complaints.unless(report.grewBy < growth, `${name}: the judge grew by ${report.grewBy} bytes`);
  complaints.unless(report.ms < slowestMs, `${name}: took ${report.ms} ms`);
  // The watchdog, two that wait, and one that sets the limits of the second.
  complaints.unless(report.children <= 4, `${name}: the judge has ${report.children} children`);
  for (const path of [root, process.execPath]) {
    complaints.unless(!report.document.includes(path), `${name}: the document has the path ${path}`);
  }
  const reached = /PWNED.*/.exec(report.output)?.[0];
  complaints.unless(reached === undefined || name in onlyASandboxStops, `${name}: ${reached}`);
}

function expectScore(name: string, report: Report, score: number, complaints: Complaints): void {
  complaints.unless(
    report.score === score,
    `${name}: scores ${report.score} and not ${score}, ${report.causes.join()}`,
  );
}

async function warmed(judge: JudgeChild): Promise<Report> {
  for (const name of [...right, ...right]) {
    const report = await graded(judge, name);
    expect(report.score, name).toBe(report.max);
  }
  const plain = await graded(judge, right[0]!);
  expect(plain.max).toBeGreaterThan(0);
  expect(plain.output).toBe('');
  return plain;
}

const words = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/\d+/g, '#');
const firstSentence = (report: Report): string => words(report.message.split('\n\n')[0]!);

/** No process that a module has started, whoever its parent is by now. */
function strayProcesses(): readonly string[] {
  if (process.platform !== 'linux') return [];
  const commands = readdirSync('/proc').flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [readFileSync(`/proc/${pid}/cmdline`, 'latin1')] : [];
    } catch {
      return [];
    }
  });
  return commands.filter((command) => /^\/bin\/sleep\0(?:20)\0|attack64/.test(command));
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true)));
    socket.on('error', () => resolve(false));
  });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.concurrent('hostile modules', () => {
  test('with all layers each gets its verdict and its sentence', { timeout: 180_000 }, async () => {
    await using judge = new JudgeChild([]);
    const complaints = new Complaints();
    const before = await warmed(judge);
    for (const { causes, says, shows, of } of closed) {
      for (const name of of) {
        const report = await graded(judge, name);
        expectScore(name, report, 0, complaints);
        const cause = report.causes.find((one) => one !== null);
        complaints.unless(causes.includes(cause ?? 'none'), `${name}: ${cause} and not ${causes.join(' or ')}`);
        const sentence = firstSentence(report);
        complaints.unless(says === null || sentence === words(says), `${name}: ${sentence}`);
        const message = words(report.message);
        complaints.unless(shows === undefined || message.includes(words(shows)), `${name}: ${message}`);
        expectUnharmed(name, report, complaints);
      }
    }
    expect(complaints.all).toEqual([]);
    expect((await graded(judge, right[0]!)).document).toBe(before.document);
  });

  test('without the inner layers none scores with a wrong hash', { timeout: 180_000 }, async () => {
    await using judge = new JudgeChild(innerLayers);
    const complaints = new Complaints();
    const before = await warmed(judge);
    for (const name of names) {
      if (name in onlyASandboxStops || isOfTheLanguage(name)) continue;
      const report = await graded(judge, name);
      if (right.includes(name)) expectScore(name, report, report.max, complaints);
      else if (!rightInTheOpen.includes(name)) expectScore(name, report, 0, complaints);
      expectUnharmed(name, report, complaints);
    }
    expect(complaints.all).toEqual([]);
    expect((await graded(judge, right[0]!)).document).toBe(before.document);
  });
});

test('files that are no parts get their sentence', { timeout: 120_000 }, async () => {
  await using judge = new JudgeChild([]);
  const complaints = new Complaints();
  await warmed(judge);
  const solution = readFileSync(join(solutionsFolder, '02-partitioner', 'murmur2.ts'), 'utf8');
  for (const { name, put, says } of oddFiles(solution)) {
    const path = join(folder, name, '02-partitioner', 'murmur2.ts');
    mkdirSync(dirname(path), { recursive: true });
    put(path);
    const report = (await judge.grade({ folder: join(folder, name), firstOnly: false, isHonest: true }))!;
    if (says === null) expectScore(name, report, report.max, complaints);
    const sentence = firstSentence(report);
    complaints.unless(says === null || sentence === words(says), `${name}: ${sentence}`);
    expectUnharmed(name, report, complaints);
  }
  expect(complaints.all).toEqual([]);
});

test('the same module gets the same document, byte for byte', { timeout: 60_000 }, async () => {
  await using judge = new JudgeChild([]);
  for (const name of ['66-spin-after-answer', '98-late-tamper', '94-clock-dependent', '129-unseen-characters']) {
    const documents = [await graded(judge, name), await graded(judge, name), await graded(judge, name)];
    expect(new Set(documents.map((one) => one.document)).size, name).toBe(1);
  }
});

test('every module has an expectation, once', () => {
  const expected = [...right, ...closed.flatMap(({ of }) => of)];
  expect(expected.toSorted()).toEqual(names.toSorted());
});

test('no file, process or listener of a module is left', async () => {
  expect(leftovers.filter((path) => existsSync(path))).toEqual([]);
  expect(strayProcesses()).toEqual([]);
  expect([await listens(9229), await listens(45871)]).toEqual([false, false]);
});

describe('what only a sandbox stops, without the inner layers', () => {
  test('a part kills its grader', { timeout: 30_000 }, async () => {
    await using judge = new JudgeChild(innerLayers);
    const order = { folder: workbookOf('231-kills-its-parent'), firstOnly: true, isHonest: false };
    expect(await judge.grade(order)).toBeNull();
  });

  test('on Node 24 a part listens on a port while it runs', { timeout: 30_000 }, async () => {
    await using judge = new JudgeChild(innerLayers);
    const report = await graded(judge, '222-listens');
    const isNetBlocked = process.allowedNodeEnvironmentFlags.has('--allow-net');
    expect(report.output.includes('PWNED')).toBe(!isNetBlocked);
    expect(await listens(45871)).toBe(false);
  });
});

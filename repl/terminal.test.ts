/** The REPL as a learner has it: typed to in a real pseudo-terminal, over a workbook with one part done and one not. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../harness/contract/parts.ts';
import { solutionsFolder } from '../grader/judge/workbook.ts';
import { examples } from './first-screen.ts';
import { Terminal, terminalFor } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'repl-test-'));
const murmur2 = join(folder, pathOf('2.1'));
const solution = readFileSync(join(solutionsFolder, pathOf('2.1')), 'utf8');
const program = join(folder, 'start.mjs');
const command = terminalFor(`stty rows 30 cols 120; exec '${process.execPath}' '${program}'`);
const noTerminal = typeof command === 'string';
let terminal: Terminal | undefined;

beforeAll(() => {
  mkdirSync(join(folder, '02-partitioner'));
  cpSync(join(solutionsFolder, pathOf('2.1')), murmur2);
  const stub = `import { todo } from '../../harness/contract/todo.ts';
export class DefaultPartitioner {
  partition(): number {
    return todo('2.2');
  }
}
`;
  writeFileSync(join(folder, pathOf('2.2')), stub);
  const main = pathToFileURL(join(import.meta.dirname, 'start-repl.ts')).href;
  const options = JSON.stringify({ workbook: folder, stateFolder: join(folder, 'state'), noColour: '1' });
  const source = `process.emitWarning = () => {};\n(await import('${main}')).startRepl(${options});\n`;
  writeFileSync(program, source);
});

afterEach(() => terminal?.stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function started(): Promise<{ terminal: Terminal; screen: string }> {
  if (noTerminal) throw new Error(command);
  terminal = new Terminal(command, { ...process.env, TERM: 'xterm', NO_COLOR: '1' });
  return { terminal, screen: await terminal.until(/\n> $/) };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.skipIf(noTerminal)(`in a pseudo-terminal${noTerminal ? ` (${command})` : ''}`, { timeout: 60_000 }, () => {
  test('first screen, its examples, types, errors, Tab, .exit', async () => {
    const { terminal, screen } = await started();
    expect(screen.split('\n').length).toBeLessThanOrEqual(10);
    expect(screen).toContain('yours        2.1 murmur2');
    expect(screen).toContain("reference's  2.2 default-partitioner (yours calls todo() in line 4)");
    const answers: string[] = [];
    for (const example of examples) {
      expect(screen).toContain(example);
      answers.push(await terminal.line(example));
    }
    expect(answers).toEqual(['1584983611', 'undefined', '1']);

    expect(await terminal.line(`murmur2('a')`)).toBe(
      "~~~\nArgument of type 'string' is not assignable to parameter of type 'Uint8Array'. (TS2345)",
    );
    expect(await terminal.line('murmur2(null!)')).toMatch(
      /^Uncaught TypeError: Cannot read .*\n {4}at murmur2 \(chapters\/02-partitioner\/murmur2\.ts:\d+:\d+\)$/,
    );
    expect(await terminal.line('.type murmur2')).toContain('murmur2(data: Uint8Array): number\nHashes a key');
    terminal.keys('murm\t');
    await terminal.until(/murmur2$/);
    expect(await terminal.line(`(bytes('a'))`)).toBe('-1563381124');
    terminal.keys('partitioner.par\t');
    await terminal.until(/partitioner\.partition$/);
    expect(await terminal.line('.length')).toBe('2');

    const pid = Number(await terminal.line('process.pid'));
    expect(isAlive(pid)).toBe(true);
    terminal.keys('.exit\r');
    expect(await terminal.status()).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  test('an edit, a loop without end, lines pasted together, the history, Ctrl-D', async () => {
    const { terminal } = await started();
    writeFileSync(murmur2, solution.replace(/return hash \^.*/, 'return 7;'));
    expect(await terminal.line(`murmur2(bytes('a'))`)).toBe('2.1 murmur2: yours, as saved now.\n7');
    writeFileSync(murmur2, solution.replace('return hash ^', 'return hash ^^'));
    expect(await terminal.line(`murmur2(bytes('a'))`)).toMatch(
      /^2\.1 murmur2: the reference's, for chapters\/02-partitioner\/murmur2\.ts:\d+:\d+ does not load: Expression expected\.\n-1563381124$/,
    );
    writeFileSync(murmur2, solution.replace('left === 3)', 'left === 3) for (;;) hash++;\n  if (left === 3)'));
    await terminal.line('1');
    terminal.keys(`murmur2(bytes('abc'))\r`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    terminal.keys('\u0003');
    expect(await terminal.until(/\n> $/, `'abc'))`)).toBe('^C\nStopped by Ctrl-C.');

    terminal.keys('await new Promise((done) => setTimeout(done, 300))\rconst two =\r 1 + 1\rtwo\r');
    expect(await terminal.until(/\n2\n> $/)).toMatch(/undefined\n/);
    terminal.keys('await new Promise(() => {})\r');
    await new Promise((resolve) => setTimeout(resolve, 500));
    terminal.keys('\u0003');
    expect(await terminal.until(/Ctrl-C.*\n> $/, '=> {})')).toBe('Stopped by Ctrl-C.');

    const pid = Number(await terminal.line('process.pid'));
    await terminal.line('void setInterval(() => {}, 1000)');
    terminal.keys('\u0004');
    expect(await terminal.status()).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(readFileSync(join(folder, 'state', 'repl-history'), 'utf8')).toContain('process.pid');
  });
});

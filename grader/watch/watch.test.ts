/** Watch as a learner has it, in a real pseudo-terminal, over a copy of the workbook. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyOfWorkbook } from '../../bench/copy.ts';
import { pathOf } from '../../harness/contract/parts.ts';
import { Terminal, terminalFor } from '../../repl/terminal.ts';
import { freshStubs } from '../authoring/fresh-stubs.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { folder, remove } = copyOfWorkbook();
const file = join(folder, 'chapters', pathOf('2.1'));
const solution = readFileSync(join(root, 'solutions', pathOf('2.1')), 'utf8');
const stub = (await freshStubs()).find((one) => one.task === '2.1')!.text;
const command = terminalFor(`stty rows 40 cols 100; exec '${process.execPath}' grader/cli.ts`);
const noTerminal = typeof command === 'string';
let terminal: Terminal | undefined;

beforeEach(() => {
  rmSync(join(folder, '.workbook'), { recursive: true, force: true });
  writeFileSync(file, stub);
});

afterEach(() => terminal?.stop());
afterAll(remove);

async function started(): Promise<Terminal> {
  if (noTerminal) throw new Error(command);
  terminal = new Terminal(command, { ...process.env, TERM: 'xterm', NO_COLOR: '1' }, folder);
  await terminal.until(/Save it and it is checked\./);
  return terminal;
}

/** Processes that run a file below the copy. */
function processesOfCopy(): readonly string[] {
  const list = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(join(folder, 'grader/subject')));
}

describe.skipIf(noTerminal)(`in a pseudo-terminal${noTerminal ? ` (${command})` : ''}`, { timeout: 60_000 }, () => {
  test('each save is checked, and what passes is told', async () => {
    const screen = await started();
    writeFileSync(file, solution.replace('hash >>> 13', 'hash >> 13'));
    expect(await screen.until(/keys hash to another number than in Kafka/)).toContain('keys hash as in');
    writeFileSync(file, 'export function murmur2(data: Uint8Array): number { for (;;); }');
    await screen.until(/gave no answer within 2 s/);
    writeFileSync(file, solution);
    await screen.until(/It passes\. n goes on to the next task\./);
    screen.keys('q');
    expect(await screen.status()).toBe(0);
    expect(processesOfCopy()).toEqual([]);
  });

  test('hints and a prediction are kept from one run to the next', async () => {
    const first = await started();
    first.keys('h');
    await first.until(/h once more for the next of 2/);
    first.keys('\u001b');
    await first.until(/Save it and it is checked\./);
    first.keys('p');
    await first.until(/enter keep/);
    first.keys('no, the low bits\r');
    await first.until(/Save it and it is checked\./);
    first.keys('\u0003');
    expect(await first.status()).toBe(0);
    const notebook = JSON.parse(readFileSync(join(folder, '.workbook/notebook.json'), 'utf8')) as unknown;
    expect(notebook).toEqual({ '2.1': { hints: 1, asked: 0, prediction: 'no, the low bits' } });
  });

  test('the stub comes back after a yes, and the file is kept', async () => {
    const screen = await started();
    writeFileSync(file, '// mine\n');
    await screen.until(/exports no function called murmur2/);
    screen.keys('x');
    await screen.until(/y yes/);
    screen.keys('y');
    await screen.until(/Your text is kept in/);
    expect(readFileSync(file, 'utf8')).toBe(stub);
    expect(existsSync(join(folder, '.workbook/history', pathOf('2.1')))).toBe(true);
    screen.keys('q');
    expect(await screen.status()).toBe(0);
  });

  test('SIGTERM restores the terminal and leaves nothing running', async () => {
    const screen = await started();
    const [line = ''] = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
      .split('\n')
      .filter((one) => one.includes(`${process.execPath} grader/cli.ts`) && !one.includes('script'));
    process.kill(Number(line.trim().split(' ')[0]), 'SIGTERM');
    await screen.status();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(processesOfCopy()).toEqual([]);
  });
});

/**
 * From a save to the verdict on the screen, in a real pseudo-terminal, as a user sees it: watch, for a right, a wrong
 * and an endless part, and beside it Vitest watching the same checks on the same file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf } from '../harness/contract/parts.ts';
import { Terminal, terminalFor } from '../repl/terminal.ts';
import { copyOfWorkbook } from './copy.ts';
import { quantile } from './median.ts';
import type { Measure } from './run.ts';

const runs = 15;
const pauseMs = 700;

type Save = { readonly text: string; readonly shown: RegExp };

export async function benchSaves(): Promise<readonly Measure[]> {
  const { folder, remove } = copyOfWorkbook();
  const file = join(folder, 'chapters', pathOf('2.1'));
  const right = readFileSync(join(folder, 'solutions', pathOf('2.1')), 'utf8');
  const wrong = right.replace('hash >>> 13', 'hash >> 13');
  const endless = 'export function murmur2(_data: Uint8Array): number {\n  for (;;);\n}\n';
  const stub = readFileSync(file, 'utf8');
  try {
    const passing = [
      { text: wrong, shown: /another number than in Kafka/ },
      { text: right, shown: /It passes\./ },
    ];
    const watch = `exec '${process.execPath}' grader/cli.ts`;
    const [failMs, passMs] = await times(watch, folder, file, passing, /2\.1 murmur2/);
    writeFileSync(file, stub);
    const ending = [
      { text: endless, shown: /no answer within/ },
      { text: stub, shown: /Save it and it is checked/ },
    ];
    const [endlessMs] = await times(watch, folder, file, ending, /2\.1 murmur2/, 3);
    writeFileSync(file, stub);
    const vitest = `exec '${process.execPath}' node_modules/vitest/vitest.mjs --project workbook -t murmur2`;
    const vitestSaves = passing.map(({ text }) => ({ text, shown: /Duration/ }));
    const [vitestMs] = await times(vitest, folder, file, vitestSaves, /Duration/, 6);
    const most = { unit: 'ms', bound: 'at most' } as const;
    return [
      { what: 'watch, save to verdict of a right part, p50', value: quantile(passMs!, 0.5), budget: 150, ...most },
      { what: 'watch, save to verdict of a right part, p95', value: quantile(passMs!, 0.95), budget: 300, ...most },
      { what: 'watch, save to verdict of a wrong part, p50', value: quantile(failMs!, 0.5), budget: 150, ...most },
      { what: 'watch, save to verdict of a wrong part, p95', value: quantile(failMs!, 0.95), budget: 300, ...most },
      {
        what: 'watch, save to verdict of an endless part, p50',
        value: quantile(endlessMs!, 0.5),
        budget: 2_500,
        ...most,
      },
      { what: 'vitest --watch, the same file and checks, p50', value: quantile(vitestMs!, 0.5), unit: 'ms' },
      { what: 'vitest / watch, p50', value: quantile(vitestMs!, 0.5) / quantile(passMs!, 0.5), unit: 'times' },
    ];
  } finally {
    remove();
  }
}

/** The times of each of the saves, which take turns. */
async function times(
  shell: string,
  folder: string,
  file: string,
  saves: readonly Save[],
  ready: RegExp,
  count = runs,
): Promise<readonly number[][]> {
  const command = terminalFor(`stty rows 40 cols 100; ${shell}`);
  if (typeof command === 'string') throw new Error(command);
  const terminal = new Terminal(command, { ...process.env, TERM: 'xterm', NO_COLOR: '1' }, folder);
  const found: number[][] = saves.map(() => []);
  try {
    await terminal.until(ready);
    await new Promise((resolve) => setTimeout(resolve, 2 * pauseMs));
    await terminal.until(/^/);
    for (let run = 0; run < count; run++) {
      for (const [i, { text, shown }] of saves.entries()) {
        const start = performance.now();
        writeFileSync(file, text);
        await terminal.until(shown);
        found[i]!.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        await terminal.until(/^/);
      }
    }
  } finally {
    terminal.keys('q');
    await Promise.race([terminal.status(), new Promise((resolve) => setTimeout(resolve, 5_000))]);
    terminal.stop();
  }
  return found;
}

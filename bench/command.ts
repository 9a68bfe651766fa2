/** `./workbook check 2.1` from the shell, from the second run on. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { quantile } from './median.ts';
import type { Measure } from './run.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const runs = 10;

export async function benchCommand(): Promise<readonly Measure[]> {
  const times: number[] = [];
  for (let i = 0; i <= runs; i++) {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, ['boot.cjs', 'start', 'check', '2.1', '--workbook', 'solutions'], {
      cwd: root,
      stdio: 'ignore',
    });
    if (status !== 0) throw new Error(`check 2.1 of the solutions ended with status ${status}`);
    if (i > 0) times.push(performance.now() - start);
  }
  const common = { unit: 'ms', bound: 'at most', budget: 600 } as const;
  return [
    { what: './workbook check 2.1, second run, p50', value: quantile(times, 0.5), ...common },
    { what: './workbook check 2.1, second run, worst of 10', value: quantile(times, 1), ...common },
  ];
}

/** From a saved file to its verdict, in a process that waits with a spare subject, as watch does. */
import { murmur2 } from '../grader/checks/02-partitioner/murmur2.ts';
import { grade } from '../grader/judge/grade.ts';
import { defaultLimits } from '../grader/judge/limits.ts';
import { Spares } from '../grader/judge/spares.ts';
import { solutionsFolder } from '../grader/judge/workbook.ts';
import { quantile } from './median.ts';
import type { Measure } from './run.ts';

const runs = 30;

export async function benchVerdict(): Promise<readonly Measure[]> {
  const spares = new Spares({ limits: defaultLimits });
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    spares.prepare();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const start = performance.now();
    await grade({
      folder: solutionsFolder,
      shownFolder: 'solutions',
      tasks: [{ task: murmur2 }],
      seed: i,
      tier: 'learner',
      limits: defaultLimits,
      spares,
    });
    times.push(performance.now() - start);
  }
  await spares.close();
  const common = { unit: 'ms', bound: 'at most' } as const;
  return [
    { what: 'save to verdict of 2.1 with a spare subject, p50', value: quantile(times, 0.5), budget: 150, ...common },
    { what: 'save to verdict of 2.1 with a spare subject, p95', value: quantile(times, 0.95), budget: 300, ...common },
  ];
}

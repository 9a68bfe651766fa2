/** `npm run bench`: measures what the budgets promise, side by side in one run, and keeps the last result. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { benchCommand } from './command.ts';
import { benchSaves } from './saves.ts';
import { benchVerdict } from './verdict.ts';
import { benchWorld } from './world.ts';

/** One measured number. `budget` is the bound it should keep, and `bound` says from which side. */
export type Measure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly budget?: number;
  readonly bound?: 'at least' | 'at most';
};

const measures: Measure[] = [];
for (const bench of [benchVerdict, benchSaves, benchWorld, benchCommand]) measures.push(...(await bench()));

const width = Math.max(...measures.map((one) => one.what.length));
for (const one of measures) {
  const value = `${one.value.toLocaleString('en', { maximumFractionDigits: 1 })} ${one.unit}`;
  const budget = one.budget === undefined ? '' : `${one.bound} ${one.budget.toLocaleString('en')}   ${ratio(one)}`;
  process.stdout.write(`  ${one.what.padEnd(width)}   ${value.padStart(18)}   ${budget}\n`.replace(/ +\n/, '\n'));
}
const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? 'unknown' };
writeFileSync(new URL('./results.json', import.meta.url), `${JSON.stringify({ machine, measures }, null, 2)}\n`);

function ratio(one: Measure): string {
  const share = one.value / one.budget!;
  const isKept = one.bound === 'at least' ? share >= 1 : share <= 1;
  return `${isKept ? 'kept' : 'missed'}, ${share.toFixed(2)} of it`;
}

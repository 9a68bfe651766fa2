/**
 * A judge in a process of its own, whose memory and children a test can measure: it grades the workbooks that it reads
 * of on stdin as task 2.1, and tells of each on stdout, one JSON line each.
 *
 * Argument: the layers to leave out, separated by commas.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { taskOf } from '../checks/all.ts';
import { grade } from '../judge/grade.ts';
import type { Layer } from '../judge/layers.ts';
import type { Limits } from '../judge/limits.ts';
import { defaultLimits } from '../judge/limits.ts';
import { Spares } from '../judge/spares.ts';

/** For hostile modules: each that hangs takes the whole of them. */
const short: Limits = { ...defaultLimits, loadMs: 1_000, eventMs: 600, runMs: 4_000 };

export type Order = {
  readonly folder: string;
  /** The first check is enough. */
  readonly firstOnly: boolean;
  /** It is no hostile one, and has all the time it may have. */
  readonly isHonest: boolean;
};

export type Report = {
  readonly score: number;
  readonly max: number;
  readonly causes: readonly (string | null)[];
  /** Of the first check that failed. */
  readonly message: string;
  /** The whole result document. */
  readonly document: string;
  readonly output: string;
  readonly ms: number;
  /** How much more memory than before we had at the most, in bytes; 0 where it cannot be measured. */
  readonly grewBy: number;
  /** Our child processes after it. */
  readonly children: number;
};

const without = (process.argv[2] ?? '').split(',').filter(Boolean) as Layer[];
const task = taskOf('2.1');
const spares = new Spares({ limits: defaultLimits, without });
const isLinux = process.platform === 'linux';

const memory = (name: 'VmRSS' | 'VmHWM'): number => {
  const status = readFileSync('/proc/self/status', 'latin1');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;
};

async function report({ folder, firstOnly, isHonest }: Order): Promise<Report> {
  let output = '';
  globalThis.gc?.();
  if (isLinux) writeFileSync('/proc/self/clear_refs', '5');
  const before = isLinux ? memory('VmRSS') : 0;
  const start = performance.now();
  const result = await grade({
    folder,
    shownFolder: 'hostile',
    tasks: [firstOnly ? { task, checks: [task.checks[0]!.id] } : { task }],
    seed: 1,
    tier: 'class',
    limits: isHonest ? defaultLimits : short,
    spares,
    onTask: (_task, extra) => (output = extra.output),
  });
  const ms = performance.now() - start;
  const grewBy = isLinux ? memory('VmHWM') - before : 0;
  const checks = result.chapters.flatMap((chapter) => chapter.tasks.flatMap((task) => task.checks));
  return {
    score: result.score,
    max: result.max,
    causes: checks.map((check) => (check.verdict === 'fail' ? (check.cause ?? 'wrong') : null)),
    message: checks.find((check) => check.message !== undefined)?.message ?? '',
    document: JSON.stringify(result),
    output,
    ms,
    grewBy,
    children: isLinux ? childCount() : 0,
  };
}

function childCount(): number {
  const threads = readdirSync('/proc/self/task');
  const lists = threads.map((thread) => readFileSync(`/proc/self/task/${thread}/children`, 'latin1').trim());
  return lists.flatMap((list) => (list === '' ? [] : list.split(' '))).length;
}

for await (const line of createInterface({ input: process.stdin })) {
  spares.prepare(2);
  process.stdout.write(`${JSON.stringify(await report(JSON.parse(line) as Order))}\n`);
}
await spares.close();

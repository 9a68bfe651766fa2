/** Deadlines of a process: what it could run counts, and not what it waited for a processor. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { Deadline } from './deadline.ts';

const children: { kill(signal: 'SIGKILL'): boolean }[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

function spinning(niceness = 0): number {
  const loop = 'while :; do :; done';
  const child = spawn('/bin/sh', ['-c', niceness === 0 ? loop : `exec nice -n ${niceness} sh -c '${loop}'`]);
  children.push(child);
  return child.pid!;
}

/** How long it took to pass. */
const passed = (pid: number | undefined, ms: number): Promise<number> => {
  const start = performance.now();
  return new Promise((resolve) => new Deadline(pid, ms, () => resolve(performance.now() - start)));
};

test('it passes on its time for a process that waits for nothing, or for none', async () => {
  expect(await passed(undefined, 100)).toBeGreaterThanOrEqual(95);
  expect(await passed(process.pid, 60)).toBeGreaterThanOrEqual(55);
});

test('cleared, it never passes', async () => {
  let has = false;
  const deadline = new Deadline(undefined, 20, () => (has = true));
  deadline.clear();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(has).toBe(false);
});

test.runIf(process.platform === 'linux')(
  'a process that gets no processor has more time, at most three times',
  async () => {
    const pid = spinning(19);
    for (let i = 0; i < availableParallelism() * 4; i++) spinning();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const took = await passed(pid, 400);
    expect(took).toBeGreaterThan(600);
    expect(took).toBeLessThan(3_000);
  },
);

/** Subjects started ahead: always a live one, and what cannot be started is our trouble. */
import { expect, test } from 'vitest';
import { defaultLimits } from './limits.ts';
import { Spares } from './spares.ts';
import { SubjectProcess } from './subject-process.ts';

test('one that waits is taken first', async () => {
  const spares = new Spares({ limits: defaultLimits });
  spares.prepare();
  const first = await spares.take();
  expect(first).toBeInstanceOf(SubjectProcess);
  expect(first.hasEnded).toBe(false);
  await spares.close();
  expect(first.hasEnded).toBe(true);
});

test('one that died while it waited is replaced', async () => {
  const spares = new Spares({ limits: defaultLimits });
  spares.prepare();
  const [dead] = spares.waiting;
  await dead!.ready;
  process.kill(dead!.pid!, 'SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const alive = await spares.take();
  expect(alive).not.toBe(dead);
  expect(alive.hasEnded).toBe(false);
  await spares.close();
});

test('what cannot be started is an error, and no end of a part', async () => {
  const spares = new Spares({ limits: { ...defaultLimits, readyMs: 1 } });
  await expect(spares.take()).rejects.toThrow('a process for a part cannot be started: no answer within 0.001 s');
  await spares.close();
});

test('closed, none is left', async () => {
  const spares = new Spares({ limits: defaultLimits });
  spares.prepare(2);
  const taken = await spares.take();
  await spares.close();
  expect(taken.hasEnded).toBe(true);
});

/** A subject from the judge's side: each way to end early has its own word, and none takes the judge along. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DrivenOptions } from '../hostile/driven.ts';
import { driven } from '../hostile/driven.ts';
import { SubjectEnded } from './ended.ts';
import { innerLayers } from './layers.ts';
import { defaultLimits } from './limits.ts';
import { SubjectProcess } from './subject-process.ts';

const part = (body: string): string => `export function murmur2(data: Uint8Array): number { ${body} }`;
const open: DrivenOptions = { without: innerLayers };
const write = (line: string): string =>
  `import { writeSync } from 'node:fs'; ${part(`writeSync(4, ${JSON.stringify(line)}); return 0;`)}`;

/** How the subject ends when the part is called. */
async function endOf(source: string, options: DrivenOptions = {}): Promise<string> {
  await using one = await driven(source, options);
  expect(one.failure).toBeNull();
  const error = await one.call().then(
    () => 'it answered',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SubjectEnded);
  expect(one.subject.hasEnded).toBe(true);
  return (error as SubjectEnded).message;
}

test.each<[string, string, DrivenOptions]>([
  ['crashed: its process ended with exit status 3 before it answered', part('process.exit(3)'), open],
  [
    'crashed: its process ended by SIGKILL before it answered',
    part("process.kill(process.pid, 'SIGKILL'); for (;;);"),
    open,
  ],
  ['timed out: no answer within 0.3 s', part('for (;;);'), { limits: { eventMs: 300 } }],
  [
    'over output: it printed more than 1000 bytes',
    part("console.log('x'.repeat(2000)); for (;;);"),
    { limits: { outputBytes: 1000 } },
  ],
  ['protocol broken: an answer cannot be read', write('no json\n'), open],
  ['protocol broken: an answer cannot be read', write('{"0":2,"1":0,"2":[],"length":3}\n'), open],
  ['protocol broken: it answered something else than it was asked', write('[7,0,[]]\n'), open],
  ['protocol broken: it answered something else than it was asked', write('["2",0,[]]\n'), open],
  ['protocol broken: an answer has more than 65536 bytes', write('x'.repeat(70_000)), open],
  ['protocol broken: it answered a call twice', write('[2,0,[["returned",1,"n0"],["returned",1,"n0"]]]\n'), open],
  ['protocol broken: it acted for a node that is not there', write('[2,0,[["flush","b#1","f"]]]\n'), open],
  ['protocol broken: it made a node that nobody asked for', write('[2,0,[["made"]]]\n'), open],
  ['over output: it did more than 5000 things at once', write(`[2,0,[${'["late"],'.repeat(5000)}["late"]]]\n`), open],
])('%s', async (says, source, options) => {
  expect(await endOf(source, options)).toBe(says);
});

test.runIf(process.platform === 'linux')('over memory, by the heap and by what lies beside it', async () => {
  const heap = 'const kept: unknown[] = []; for (;;) kept.push(new Array(100_000).fill({}));';
  expect(await endOf(part(heap), { limits: { eventMs: 20_000 } })).toBe('over memory: it ran out of memory');
  await using beside = await driven(part('return Buffer.alloc(600 * 1024 * 1024).length;'));
  const [effect] = await beside.call();
  expect(effect).toMatchObject({ did: 'threw', error: { message: 'Array buffer allocation failed' } });
});

test('an answer that nobody asked for ends it, between two frames', async () => {
  const source = `import { writeSync } from 'node:fs';
    setTimeout(() => writeSync(4, '[2,0,[]]\\n'), 0);
    ${part('for (const end = Date.now() + 20; Date.now() < end;); return 0;')}`;
  await using one = await driven(source, open);
  await expect(one.call().then(() => one.call())).rejects.toThrow(/protocol broken/);
});

test('a run has a deadline of its own, whatever its events do', async () => {
  await using one = await driven(part('for (const end = Date.now() + 40; Date.now() < end;); return 0;'), open);
  one.subject.startRun(200);
  const drip = async (): Promise<never> => {
    for (;;) await one.call();
  };
  await expect(drip()).rejects.toThrow('timed out: no end within 0.2 s in all');
});

test('a run that has ended has no deadline any more', async () => {
  await using one = await driven(part('return 0;'));
  one.subject.startRun(50);
  await one.call();
  one.subject.endRun();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await one.call()).toMatchObject([{ did: 'returned', value: 0 }]);
});

test('what is answered in one run has a limit', async () => {
  const source = part("throw new Error('x'.repeat(900))");
  await using one = await driven(source, { limits: { answerBytes: 1_500_000 } });
  one.subject.startRun(10_000);
  const flood = async (): Promise<never> => {
    for (;;) await one.call();
  };
  await expect(flood()).rejects.toThrow('over output: its answers have more than 1500000 bytes in all');
});

test('a subject that does not read is ended by the deadline, and nothing piles up', async () => {
  await using one = await driven(part('return 0;'), { limits: { eventMs: 300 } });
  process.kill(one.subject.pid!, 'SIGSTOP');
  await expect(one.call(new Uint8Array(5_000_000))).rejects.toThrow('timed out: no answer within 0.3 s');
  await expect(one.call()).rejects.toThrow('timed out');
});

test('an answer that came in time counts, though the judge was busy until after the deadline', async () => {
  await using one = await driven(part('return 7;'), { limits: { eventMs: 100 } });
  const answer = one.call();
  await new Promise((resolve) => setImmediate(resolve));
  for (const end = performance.now() + 300; performance.now() < end;);
  expect(await answer).toMatchObject([{ did: 'returned', value: 7 }]);
});

test('the last words of a part that never ends are kept', async () => {
  await using one = await driven(part("console.log('about to loop'); for (;;);"), { limits: { eventMs: 200 } });
  await expect(one.call()).rejects.toThrow('timed out');
  await one.subject.stop();
  expect(one.subject.output.text()).toBe('about to loop\n');
});

test('an error of the reader is told as it is, and is no fault of the part', async () => {
  const subject = new SubjectProcess({ limits: defaultLimits });
  await subject.ready;
  const wrong = new TypeError('a mistake of ours');
  const exchange = subject.exchange({ time: 0, events: [{ on: 'stop', node: 'a' }] }, 1, 1000, () => {
    throw wrong;
  });
  await expect(exchange).rejects.toBe(wrong);
  await subject.stop();
});

test('a subject that is not ready in time says so', async () => {
  const subject = new SubjectProcess({ limits: { ...defaultLimits, readyMs: 1 } });
  await expect(subject.ready).rejects.toThrow('timed out: no answer within 0.001 s');
  await subject.stop();
});

test('stopped, its process is gone', async () => {
  const one = await driven(part('return 0;'));
  const pid = one.subject.pid!;
  await one.subject.stop();
  expect(() => process.kill(pid, 0)).toThrow();
});

test.runIf(process.platform === 'linux')(
  'it starts with an empty environment, and without our descriptors',
  async () => {
    await using one = await driven(part('return 0;'));
    expect(readFileSync(`/proc/${one.subject.pid}/environ`, 'latin1')).toBe('');
  },
);

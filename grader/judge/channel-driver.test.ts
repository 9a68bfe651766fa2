/** What nodes behind a channel may do in all, and what becomes of a node that has crashed. */
import { expect, test } from 'vitest';
import type { NodeEvent } from '../../harness/simulation/step.ts';
import { Driven } from '../hostile/driven.ts';
import { innerLayers } from './layers.ts';

const config = { 'request.timeout.ms': 100, 'retry.backoff.ms': 20, 'retry.backoff.max.ms': 400 };

const make = (life: number): NodeEvent => ({
  on: 'new',
  node: `a#${life}`,
  task: '0.1',
  instance: 0,
  name: 'Ping',
  options: { config },
  seed: 1,
  files: [],
});
const count = (call: number, life = 1): NodeEvent => ({
  on: 'call',
  call,
  node: `a#${life}`,
  task: '0.1',
  instance: 0,
  name: 'count',
  values: [],
});

async function ping(body: string, open = false): Promise<Driven> {
  const part = new Driven({ task: '0.1', ...(open ? { without: innerLayers } : {}) });
  const source = `import { writeSync } from 'node:fs';
    export class Ping {
      options: any;
      constructor(options: any) { this.options = options; }
      ping() {} answer() {}
      count() { const { clock, log, disk } = this.options; ${body} }
    }`;
  const failure = await part.load(open ? source : source.replace(/^.*\n/, ''));
  expect(failure).toBeNull();
  return part;
}

test('the nodes of one driver may do much, and not without end', async () => {
  await using part = await ping("for (let i = 0; i < 3000; i++) log.line('x'); return 0;");
  await part.driver.step(0, [make(1)]);
  const flood = async (): Promise<never> => {
    for (let call = 1; ; call++) await part.driver.step(0, [count(call)]);
  };
  await expect(flood()).rejects.toThrow('over output: it did 12005 things in 5 events');
});

test('more at once than fits in an answer is told by its size', async () => {
  await using part = await ping("disk.append('f', new Uint8Array(60_000)); return 0;");
  const [, [effect]] = (await part.driver.step(0, [make(1), count(1)])) as [unknown, [unknown]];
  expect(effect).toEqual({
    did: 'strayed',
    call: 1,
    sentence: 'count() gave or did more at once than fits in an answer: 80052 bytes',
  });
});

test('a node that has crashed does nothing any more, whatever is said of it', async () => {
  await using part = await ping(`writeSync(4, '[4,0,[["flush","a#1","f"]]]\\n'); return 0;`, true);
  await part.driver.step(0, [make(1)]);
  await part.driver.step(0, [{ on: 'stop', node: 'a#1' }, make(2)]);
  const forged = part.driver.step(0, [count(2, 2)]);
  await expect(forged).rejects.toThrow('protocol broken: it acted for a node that is not there');
});

test('each life of a node is a new one', async () => {
  await using part = await ping('return (this.options.calls = (this.options.calls ?? 0) + 1);');
  const [, first] = await part.driver.step(0, [make(1), count(1)]);
  const [, second] = await part.driver.step(0, [make(2), count(2, 2)]);
  expect([first, second]).toEqual([[{ did: 'returned', call: 1, value: 1 }], [{ did: 'returned', call: 2, value: 1 }]]);
});

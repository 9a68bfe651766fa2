import { expect, test } from 'vitest';
import { pingClass } from '../contract/ping.ts';
import type { Driver, NodeEffect, NodeEvent } from './step.ts';
import type { WorldOptions } from './world.ts';
import { World } from './world.ts';

const kind = { task: '0.1', name: 'Ping', of: pingClass } as const;
const config = { 'request.timeout.ms': 100, 'retry.backoff.ms': 10, 'retry.backoff.max.ms': 40 };

type Script = (event: NodeEvent) => readonly NodeEffect[];

/** A driver that answers each event by a script, and keeps what it was asked. */
class ScriptedDriver implements Driver {
  readonly steps: { time: number; events: readonly NodeEvent[] }[] = [];
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  async step(time: number, events: readonly NodeEvent[]): Promise<readonly (readonly NodeEffect[])[]> {
    this.steps.push({ time, events });
    return events.map((event) => (event.on === 'new' ? [{ did: 'made' }] : this.#script(event)));
  }
}

function worldWith(script: Script, options: Omit<WorldOptions, 'seed'> = {}): { world: World; driver: ScriptedDriver } {
  const driver = new ScriptedDriver(script);
  const world = new World({ seed: 1, ...options });
  world.node('a', kind, { config }, driver);
  world.node('b', kind, { config }, driver);
  return { world, driver };
}

const sleep = (node: string, id: number, ms: number): NodeEffect => ({ did: 'sleep', node, id, ms });
const isCall = (event: NodeEvent, node: string): boolean => event.on === 'call' && event.node === node;

test('events of one instant travel in one step, in the order they were put', async () => {
  const { world, driver } = worldWith(() => []);
  await world.run(10);
  expect(driver.steps).toHaveLength(1);
  expect(driver.steps[0]!.events.map((event) => event.on === 'new' && event.node)).toEqual(['a#1', 'b#1']);
});

test('a timer fires at its time, and time stands at the end of a run that is late', async () => {
  const { world, driver } = worldWith((event) => (isCall(event, 'a#1') ? [sleep('a#1', 1, 30)] : []));
  world.invoke('a', kind, 'count', [], 5);
  expect(await world.run(20)).toBe('late');
  expect(world.now).toBe(20);
  expect(await world.run(20)).toBe('idle');
  expect(driver.steps.at(-1)).toMatchObject({ time: 35, events: [{ on: 'timer', node: 'a#1', id: 1 }] });
});

test('a timer that was stopped earlier in its step does not fire', async () => {
  const { world } = worldWith((event) => {
    if (isCall(event, 'a#1')) return [sleep('a#1', 1, 30), sleep('a#1', 2, 30)];
    return event.on === 'timer' && event.id === 1 ? [{ did: 'wake', node: 'a#1', id: 2 }] : [];
  });
  world.invoke('a', kind, 'count', []);
  await world.run(100);
  expect(world.trace.entries.filter((entry) => entry.text === 'wakes up')).toHaveLength(1);
  expect(world.waitingOf('a')).toEqual([]);
});

test('a crash drops the rest of what the node did in that event', async () => {
  const append = (data: number): NodeEffect => ({ did: 'append', node: 'a#1', file: 'f', data: Uint8Array.of(data) });
  const { world } = worldWith((event) => (isCall(event, 'a#1') ? [append(1), append(2), append(3)] : []));
  let seen = 0;
  world.fault = (_node, effect) => (effect.did === 'append' && ++seen === 2 ? { crash: 'process', downMs: 10 } : null);
  world.invoke('a', kind, 'count', []);
  await world.run(100);
  expect([...world.diskOf('a').read('f', 0, 9)]).toEqual([1, 2]);
  expect(world.trace.entries.map((entry) => entry.text)).toContain('starts again');
});

test('a node that starts again gets its disk, a new name, and none of its timers', async () => {
  const { world, driver } = worldWith((event) =>
    isCall(event, 'a#1')
      ? [{ did: 'append', node: 'a#1', file: 'f', data: Uint8Array.of(7) }, sleep('a#1', 1, 50)]
      : [],
  );
  world.invoke('a', kind, 'count', []);
  await world.run(1);
  world.crash('a', 'process', 10);
  await world.run(100);
  const events = driver.steps.flatMap((step) => step.events);
  expect(events.filter((event) => event.on === 'timer')).toEqual([]);
  expect(events).toContainEqual({ on: 'stop', node: 'a#1' });
  expect(events.find((event) => event.on === 'new' && event.node === 'a#2')).toMatchObject({
    files: [['f', Uint8Array.of(7)]],
  });
});

test('a call to a node that is down is lost and stays open', async () => {
  const { world } = worldWith(() => []);
  await world.run(1);
  world.crash('b', 'process', 50);
  const call = world.invoke('b', kind, 'count', [], 10);
  await world.run(30);
  expect(call.outcome.is).toBe('open');
  expect(world.trace.toString()).toContain('10 b is down when it is called: b.count()');
});

test('a request reaches the other node and its answer comes back', async () => {
  const { world } = worldWith((event) => {
    if (event.on !== 'call') return [];
    if (event.name === 'ping') {
      return [{ did: 'send', node: 'a#1', id: 1, to: 'b', api: 'ping', body: { attempt: 1 } }];
    }
    return [{ did: 'returned', call: event.call, value: { count: 3 } }];
  });
  world.invoke('a', kind, 'ping', ['b']);
  await world.run(100);
  expect(world.trace.toString()).toContain('1 b gets ping { attempt: 1 } from a\n');
  expect(world.trace.toString()).toContain('2 a gets answer { count: 3 } from b\n');
});

test('time that stands still, and a run without an end, are ended by the caps', async () => {
  const again: Script = (event) => ('node' in event && event.on !== 'stop' ? [sleep(event.node!, 1, 0)] : []);
  const still = worldWith(again, { caps: { instant: 50, run: 1000 } });
  still.world.invoke('a', kind, 'count', []);
  expect(await still.world.run(1e6)).toBe('too many events at one instant');
  const forever = worldWith((event) => ('node' in event && event.on !== 'stop' ? [sleep(event.node!, 1, 5)] : []), {
    caps: { instant: 50, run: 200 },
  });
  forever.world.invoke('a', kind, 'count', []);
  expect(await forever.world.run(1e6)).toBe('too many events');
});

test.each(['late', 'threw'] as const)('an error that nobody asked for (%s) ends the run', async (did) => {
  const error = { name: 'Error', message: 'x', where: null, todo: null };
  const { world } = worldWith(() => [did === 'late' ? { did, error } : { did, call: -1, error }]);
  world.invoke('a', kind, 'count', []);
  expect(await world.run(100)).toBe('done');
  expect(world.offence).toMatchObject({ node: 'a', is: did });
});

test('a broken invariant ends the run at the event that broke it', async () => {
  const { world } = worldWith(() => []);
  world.invariant = () => (world.now >= 7 ? 'seven came' : null);
  for (const ms of [3, 7, 9]) world.invoke('a', kind, 'count', [], ms);
  await world.run(100);
  expect([world.broken, world.now]).toEqual(['seven came', 7]);
});

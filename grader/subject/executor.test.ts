/** The executor in process: each event has its effects once the microtasks have drained, and never those of another. */
import { expect, test, vi } from 'vitest';
import type { Effect, Event } from '../channel/messages.ts';
import type { PingOptions } from '../../harness/contract/ping.ts';
import { Executor } from './executor.ts';
import type { Namespace } from './loader.ts';

let loaded: Namespace = {};
vi.mock('./loader.ts', () => ({ moduleOf: () => loaded }));

const config = ['r', 'n100', 'n20', 'n400'];
const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

class Stage {
  readonly executor = new Executor();

  async does(event: Event, time = 0): Promise<readonly Effect[]> {
    this.executor.begin(time, event);
    await drained();
    return this.executor.end();
  }

  make(files: readonly (readonly [string, string])[] = []): Promise<readonly Effect[]> {
    const options = { clock: null, random: null, disk: null, log: null, network: null, config };
    return this.does({ on: 'new', node: 'a#1', task: '0.1', instance: 0, name: 'Ping', options, seed: 7, files });
  }

  call(name: string, values: readonly string[], call = 1): Promise<readonly Effect[]> {
    return this.does({ on: 'call', call, node: 'a#1', task: '0.1', instance: 0, name, values });
  }

  hash(data = 'bAQI=', call = 1): Promise<readonly Effect[]> {
    return this.does({ on: 'call', call, node: null, task: '2.1', instance: 0, name: 'murmur2', values: [data] });
  }
}

type Methods = { readonly [name: string]: (options: PingOptions, ...values: never[]) => unknown };

/** A class whose methods get the constructor's options before their own values. */
const classOf = (methods: Methods) =>
  class {
    constructor(options: PingOptions) {
      for (const [name, method] of Object.entries(methods)) {
        Object.assign(this, { [name]: (...values: never[]) => method(options, ...values) });
      }
    }
  };

/** A stage with a node that has these methods. */
async function withNode(methods: Methods, files: readonly (readonly [string, string])[] = []): Promise<Stage> {
  loaded = { Ping: classOf(methods) };
  const stage = new Stage();
  expect(await stage.make(files)).toEqual([['made']]);
  return stage;
}

const threw = (name: string, message: string): unknown => ['threw', 1, [name, message, '', 0, 0, '']];

test('a function is called with its own copy of each value', async () => {
  loaded = { murmur2: (data: Uint8Array) => data[0]! + data[1]! };
  expect(await new Stage().hash()).toEqual([['returned', 1, 'n3']]);
});

test('a value of another shape is sent as what it is', async () => {
  loaded = { murmur2: async () => 1 };
  expect(await new Stage().hash()).toEqual([['returned', 1, '?promise']]);
});

test('an argument that was changed is told in place of the value', async () => {
  loaded = { murmur2: (data: Uint8Array) => data.fill(9).length };
  expect(await new Stage().hash()).toEqual([['changed', 1, 0]]);
});

test('what a function throws is told', async () => {
  loaded = {
    murmur2: () => {
      throw new RangeError('no');
    },
  };
  expect(await new Stage().hash()).toEqual([['threw', 1, ['RangeError', 'no', '', 0, 0, '']]]);
});

test('a getter of what is returned may throw', async () => {
  const stage = await withNode({
    answer: async () => ({
      get count() {
        throw new Error('trap');
      },
    }),
  });
  expect(await stage.call('answer', ['sb', ['r', 'n1'] as never])).toEqual([threw('Error', 'trap')]);
});

test('what a constructor throws is told, and the node is not there', async () => {
  loaded = {
    Ping: class {
      constructor() {
        throw new Error('no node');
      }
    },
  };
  const stage = new Stage();
  expect(await stage.make()).toEqual([['threw', -1, ['Error', 'no node', '', 0, 0, '']]]);
  expect(await stage.call('count', [])).toEqual([]);
});

test('a method that is missing is a TypeError that names it', async () => {
  const stage = await withNode({});
  expect(await stage.call('count', [])).toEqual([threw('TypeError', 'Ping has no method called count')]);
});

test('a timer is an effect, and its event goes on where it waited', async () => {
  const stage = await withNode({
    ping: async ({ clock }, _node: string, signal: AbortSignal) => {
      await clock.sleep(50, signal);
      return clock.now();
    },
  });
  expect(await stage.call('ping', ['sb'])).toEqual([['sleep', 'a#1', 1, 50]]);
  expect(await stage.does({ on: 'timer', node: 'a#1', id: 1 }, 50)).toEqual([['returned', 1, 'n50']]);
  expect(await stage.does({ on: 'timer', node: 'a#1', id: 1 }, 60)).toEqual([]);
});

test('a request is an effect, its answer an event, and an abort ends the wait', async () => {
  const stage = await withNode({
    ping: async ({ network }, node: string, signal: AbortSignal) =>
      (await network.request(node, 'ping', { attempt: 1 }, signal)).count,
  });
  expect(await stage.call('ping', ['sb'], 1)).toEqual([['send', 'a#1', 1, 'b', 'ping', ['r', 'n1']]]);
  expect(await stage.does({ on: 'answer', node: 'a#1', id: 1, body: ['r', 'n8'] })).toEqual([['returned', 1, 'n8']]);
  await stage.call('ping', ['sb'], 2);
  expect(await stage.does({ on: 'abort', call: 2 })).toEqual([
    ['unsend', 'a#1', 2],
    ['threw', 2, ['AbortError', 'This operation was aborted', '', 0, 0, '']],
  ]);
});

test('the disk of a node is as the judge says, and each write is an effect', async () => {
  const count = ({ disk }: PingOptions): number => {
    disk.append('answered', new Uint8Array([3]));
    disk.flush('answered');
    disk.truncate('answered', 2);
    disk.remove('other');
    return disk.read('answered', 0, 9)[1]!;
  };
  const stage = await withNode({ count }, [['answered', 'AQI=']]);
  expect(await stage.call('count', [])).toEqual([
    ['append', 'a#1', 'answered', 'Aw=='],
    ['flush', 'a#1', 'answered'],
    ['truncate', 'a#1', 'answered', 2],
    ['remove', 'a#1', 'other'],
    ['returned', 1, 'n2'],
  ]);
});

test('bytes that lie about their length are written as what they are', async () => {
  class Lying extends Uint8Array {
    override get length() {
      return 4096 as never;
    }
  }
  const stage = await withNode({
    count: ({ disk }) => {
      disk.append('f', new Lying(2));
      return disk.size('f');
    },
  });
  expect(await stage.call('count', [])).toEqual([
    ['append', 'a#1', 'f', 'AAA='],
    ['returned', 1, 'n2'],
  ]);
});

const noName = 'a name is a text of at most 255 characters';

test.each<[string, (options: PingOptions) => unknown, unknown]>([
  [
    'a file that is no text',
    ({ disk }) => disk.append({} as string, new Uint8Array()),
    threw('TypeError', `disk.append: ${noName}`),
  ],
  ['a long file name', ({ disk }) => disk.read('x'.repeat(256), 0, 1), threw('TypeError', `disk.read: ${noName}`)],
  [
    'a text in place of bytes',
    ({ disk }) => disk.append('f', 'x' as unknown as Uint8Array),
    threw('TypeError', 'disk.append: data must be a Uint8Array'),
  ],
  [
    'no range',
    ({ random }) => random.nextInt(0),
    threw('RangeError', 'random.nextInt: bound must be a whole number of at least 1, got 0'),
  ],
])('%s throws into the part', async (_what, count, expected) => {
  const stage = await withNode({ count });
  expect(await stage.call('count', [])).toEqual([expected]);
});

test.each([[-1], [Number.NaN], [Infinity], ['5'], [2 ** 60]])('clock.sleep(%s) rejects', async (ms) => {
  const stage = await withNode({
    ping: ({ clock }, _node: string, signal: AbortSignal) => clock.sleep(ms as number, signal),
  });
  const says = `clock.sleep: ms must be a number from 0 to 2^53 - 1, got ${ms}`;
  expect(await stage.call('ping', ['sb'])).toEqual([threw('RangeError', says)]);
});

test('a node that has crashed has no effects any more, and its calls never settle', async () => {
  const stage = await withNode({
    ping: async ({ clock, log }, _node: string, signal: AbortSignal) => {
      await clock.sleep(50, signal).finally(() => log.line('still here'));
      return 1;
    },
  });
  await stage.call('ping', ['sb']);
  expect(await stage.does({ on: 'stop', node: 'a#1' })).toEqual([]);
  expect(await stage.does({ on: 'abort', call: 1 })).toEqual([]);
  expect(await stage.does({ on: 'timer', node: 'a#1', id: 1 })).toEqual([]);
  expect(await stage.call('ping', ['sb'], 2)).toEqual([]);
});

test('the same seed gives a node the same random numbers', async () => {
  const count = ({ random }: PingOptions): number => random.nextInt(1_000_000);
  const first = await (await withNode({ count })).call('count', []);
  expect(await (await withNode({ count })).call('count', [])).toEqual(first);
});

test('errors that nobody caught are told, the first of them', async () => {
  const stage = new Stage();
  stage.executor.begin(0, { on: 'abort', call: 1 });
  for (let i = 0; i < 1000; i++) stage.executor.late(new Error(`number ${i}`));
  const effects = stage.executor.end();
  expect(effects[0]).toEqual(['late', ['Error', 'number 0', '', 0, 0, '']]);
  expect(effects).toHaveLength(8);
});

test('what a part does without end is not gathered without end', async () => {
  const stage = await withNode({
    count: ({ log }) => {
      for (let i = 0; i < 100_000; i++) log.line('again');
      return 1;
    },
  });
  expect(await stage.call('count', [])).toHaveLength(5_001);
});

test('a stub tells which task is not there yet', async () => {
  const { todo } = await import('../../harness/contract/todo.ts');
  loaded = { murmur2: () => todo('2.1') };
  expect(await new Stage().hash()).toEqual([
    ['threw', 1, ['TodoError', 'task 2.1 is not implemented yet', '', 0, 0, '2.1']],
  ]);
});

test.each<[string, unknown, readonly [string, string]]>([
  ['null', null, ['', 'null']],
  ['a text', 'just a text', ['', 'just a text']],
  ['a symbol', Symbol('s'), ['', '']],
  ['an error of megabytes', new Error('x'.repeat(5_000_000)), ['Error', 'x'.repeat(1000)]],
  ['an error with names that are none', Object.assign(new Error(), { name: 1, message: {} }), ['', '']],
  ['a proxy that throws', new Proxy(new Error('p'), { get() { throw 1; }, getPrototypeOf() { throw 2; } }), ['', '']], // prettier-ignore
])('%s may be thrown', async (_what, thrown, [name, message]) => {
  loaded = {
    murmur2: () => {
      throw thrown;
    },
  };
  expect(await new Stage().hash()).toEqual([['threw', 1, [name, message, '', 0, 0, '']]]);
});

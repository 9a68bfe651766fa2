/** The checks of the toy: a lossy link, crashes of the process, losses of power, and whatever a part can do wrong. */
import { pingClass } from '../../../harness/contract/ping.ts';
import type { parts } from '../../../harness/contract/parts.ts';
import type { NodeEffect } from '../../../harness/simulation/step.ts';
import type { Call, CrashKind, World } from '../../../harness/simulation/world.ts';
import type { Context } from '../check.ts';
import { check, task } from '../check.ts';
import { CheckFailure, fail } from '../../judge/failure.ts';
import { threwFailure } from '../../judge/part-failures.ts';
import { expectSound, lastEvents } from '../world-failure.ts';

type Ping = Context<(typeof parts)['0.1']['contract']>;

const kind = { task: '0.1', name: 'Ping', of: pingClass } as const;
const config = { 'request.timeout.ms': 100, 'retry.backoff.ms': 20, 'retry.backoff.max.ms': 400 } as const;
const lossy = { loss: 0.25, duplicate: 0.1, delayMs: [1, 40] } as const;
const entryBytes = 8;

/** Two nodes that ping each other, `count` times each, and all their calls. */
function pingAll(context: Ping, count: number): { world: World; calls: readonly Call<number>[] } {
  const world = context.world({ link: lossy });
  world.node('a', kind, { config }, context.own);
  world.node('b', kind, { config }, context.own);
  const calls = Array.from({ length: count }, (_, i) => [
    world.invoke('a', kind, 'ping', ['b'], 1 + i * 50),
    world.invoke('b', kind, 'ping', ['a'], 1 + i * 70),
  ]).flat();
  return { world, calls };
}

const allAnswered = (calls: readonly Call<unknown>[]): boolean => calls.every((call) => call.outcome.is !== 'open');

async function expectAnswers(world: World, calls: readonly Call<number>[]): Promise<void> {
  const end = await world.run(60_000, () => allAnswered(calls));
  expectSound(world);
  for (const { text, outcome } of calls) {
    if (outcome.is !== 'error') continue;
    const { blocks, ...failure } = threwFailure(text, outcome.error);
    throw new CheckFailure({ ...failure, blocks: [...blocks, lastEvents(world)] });
  }
  const open = calls.find((call) => call.outcome.is === 'open');
  if (open === undefined) return;
  const says =
    end === 'idle'
      ? `${open.text} never answers: nothing is left that could happen.`
      : end === 'late'
        ? `${open.text} has not answered within 60 s of virtual time.`
        : `${open.text} has not answered after ${world.events} events.`;
  fail(says, [lastEvents(world)]);
}

const pingsOn = (world: World, node: string): number => Math.floor(world.diskOf(node).size('answered') / entryBytes);

/** Fails when a node counts other pings than are on its disk. */
async function expectCount(world: World, node: string, why: string): Promise<void> {
  await world.run(1000, () => world.isUp(node));
  const onDisk = pingsOn(world, node);
  const count = world.invoke(node, kind, 'count', []);
  await world.run(1000, () => count.outcome.is !== 'open');
  expectSound(world);
  const { outcome } = count;
  if (outcome.is === 'value' && outcome.value === onDisk) return;
  const got = outcome.is === 'value' ? String(outcome.value) : 'no number';
  const rows = [
    ['pings on disk', String(onDisk)],
    ['count()', got],
  ];
  fail(`${why}, ${node} counts other pings than are on its disk.`, [{ show: 'table', rows }, lastEvents(world)]);
}

const lossRule = {
  process: 'A crash leaves what was appended. What is promised in an answer must be appended before it leaves.',
  power: 'A loss of power leaves what was flushed. What is promised in an answer must be flushed before it leaves.',
} as const;

/** Crashes b at the moment its answer number `at` leaves, and looks what is left of what it answered. */
async function crashAtAnswer(context: Ping, crash: CrashKind): Promise<void> {
  const { world, calls } = pingAll(context, 4);
  const at = 1 + context.random.nextInt(4);
  let answers = 0;
  let promised = 0;
  world.fault = (node: string, effect: NodeEffect) => {
    if (answers === at || node !== 'b' || effect.did !== 'returned' || typeof effect.value !== 'object') return null;
    answers += 1;
    promised = Math.max(promised, (effect.value as { readonly count: number }).count);
    if (answers !== at) return null;
    context.hit();
    return { crash, downMs: 200 };
  };
  await world.run(60_000, () => answers === at);
  const kept = pingsOn(world, 'b');
  const lost = crash === 'power' ? 'lost its power' : 'crashed';
  if (answers === at && kept < promised) {
    const rule = { show: 'text', text: lossRule[crash] } as const;
    fail(`b answered that it had counted ${promised} pings, ${lost}, and has ${kept}.`, [lastEvents(world), rule]);
  }
  const ownCalls = calls.filter((call) => call.text.startsWith('a.'));
  await expectAnswers(world, ownCalls);
  await expectCount(world, 'b', crash === 'power' ? 'After a loss of power' : 'After a crash');
}

/** Takes b's power between an append and its flush, and looks whether half an entry is left once b has gone on. */
async function tearAppend(context: Ping): Promise<void> {
  const { world, calls } = pingAll(context, 4);
  const at = 1 + context.random.nextInt(4);
  let appends = 0;
  world.fault = (node: string, effect: NodeEffect) => {
    if (appends === at || node !== 'b' || effect.did !== 'append') return null;
    appends += 1;
    return appends === at ? { crash: 'power', downMs: 200 } : null;
  };
  const beyond = (): number => world.diskOf('b').size('answered') % entryBytes;
  await world.run(60_000, () => appends === at);
  if (appends === at && beyond() > 0) context.hit();
  const ownCalls = calls.filter((call) => call.text.startsWith('a.'));
  await expectAnswers(world, ownCalls);
  if (beyond() === 0) return;
  const rule =
    'A loss of power may leave a beginning of what was not flushed. A node cuts it off when it starts, or all that it appends later is out of place.';
  fail(`b lost its power within an append, went on, and its file ends within an entry of ${entryBytes} bytes.`, [
    lastEvents(world),
    { show: 'text', text: rule },
  ]);
}

export const ping = task('0.1', { hints: [], questions: [], promised: ['simulation'] }, [
  check(
    'answers',
    { title: 'each ping is answered in the end, over a link that loses a quarter', points: 3, kind: 'simulation' },
    async (context) => {
      const { world, calls } = pingAll(context, 5);
      await expectAnswers(world, calls);
      await expectCount(world, 'b', 'After all pings');
    },
  ),

  check('mixed', { title: 'it works with nodes of another make', points: 1, kind: 'simulation' }, async (context) => {
    const world = context.world({ link: lossy });
    world.node('a', kind, { config }, context.own);
    world.node('b', kind, { config }, await context.reference());
    const calls = [1, 60, 120].flatMap((ms) => [
      world.invoke('a', kind, 'ping', ['b'], ms),
      world.invoke('b', kind, 'ping', ['a'], ms),
    ]);
    await expectAnswers(world, calls);
  }),

  check(
    'quiet',
    { title: 'once a ping is answered, no timer and no request of it is left', points: 2, kind: 'simulation' },
    async (context) => {
      const { world, calls } = pingAll(context, 3);
      await expectAnswers(world, calls);
      for (const node of ['a', 'b']) {
        const [left] = world.waitingOf(node);
        if (left !== undefined)
          fail(`All pings are answered, and ${node} still waits for ${left}.`, [lastEvents(world)]);
      }
    },
  ),

  check(
    'crash',
    {
      title: 'a ping that was answered is counted after a crash of the process',
      points: 2,
      kind: 'simulation',
      aimed: true,
    },
    (context) => crashAtAnswer(context, 'process'),
  ),

  check(
    'power',
    { title: 'a ping that was answered is counted after a loss of power', points: 1, kind: 'simulation', aimed: true },
    (context) => crashAtAnswer(context, 'power'),
  ),

  check(
    'torn',
    { title: 'half an entry that a loss of power left is cut off', points: 1, kind: 'simulation', aimed: true },
    tearAppend,
  ),
]);

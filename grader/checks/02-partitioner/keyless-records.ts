/** What the checks of task 2.2 do with records that have no key. */
import type { PartitionInfo } from '../../../harness/contract/partitioner.ts';
import { CheckFailure, fail } from '../../judge/failure.ts';
import { PartThrew } from '../../judge/part-driver.ts';
import { expectStarts } from './starts-failure.ts';
import type { DefaultPartitioner, Instance } from './topic.ts';
import { keyed, keyless, listedAs, partitionsOf } from './topic.ts';
import { expectTurns } from './turns-failure.ts';

/** Where `count` records without a key go, sent one after the other. */
function send(
  partitioner: Instance,
  topic: string,
  partitions: readonly PartitionInfo[],
  count: number,
): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, () => partitioner.partition(keyless(topic), partitions)));
}

/** One topic after the other, of five, three and one partition. */
export async function turnsOfOneTopic({ part, random }: DefaultPartitioner): Promise<void> {
  const partitioner = await part.DefaultPartitioner({ random: random.nextInt(1000) });
  await partitioner.configure({ acks: 'all' });
  const topics = [
    { topic: 'orders', partitions: listedAs([2, 0, 4, 1, 3]), count: 30 },
    { topic: 'clicks', partitions: partitionsOf(3), count: 12 },
    { topic: 'audit', partitions: partitionsOf(1), count: 3 },
  ];
  for (const { topic, partitions, count } of topics) {
    expectTurns({ topic, partitions, got: await send(partitioner, topic, partitions, count) });
  }
  await partitioner.close();
}

/** Leaders go and come back; a partition is added. */
export async function turnsByLeader({ part, random }: DefaultPartitioner): Promise<void> {
  const partitioner = await part.DefaultPartitioner({ random: random.nextInt(1000) });
  const topic = 'orders';
  const phases = [
    { partitions: listedAs([3, 1, 5, 0, 4, 2], [1, 4]), count: 16, when: 'While partitions 1 and 4 have no leader' },
    { partitions: partitionsOf(6), count: 12, when: 'Once all partitions have a leader again' },
    { partitions: partitionsOf(6, [0]), count: 10, when: 'While partition 0 has no leader' },
    { partitions: partitionsOf(6, [0, 1, 2, 3, 4, 5]), count: 12, when: 'While no partition has a leader' },
    { partitions: partitionsOf(7), count: 14, when: 'Once a partition was added' },
  ];
  for (const { partitions, count, when } of phases) {
    const got = await send(partitioner, topic, partitions, count).catch((error: unknown) => threwWhen(error, when));
    expectTurns({ topic, partitions, when, got });
  }
}

/** The failure of a call, with the words that say when it was. */
export function threwWhen(error: unknown, when: string): never {
  if (!(error instanceof PartThrew) || error.failure.cause !== undefined) throw error;
  throw new CheckFailure({ ...error.failure, says: `${when}, ${error.failure.says}` });
}

/** What is not to take a turn of a topic: another topic's records, records with a key, the news of `appended`. */
export async function turnsApart(context: DefaultPartitioner): Promise<void> {
  await apartFromTopics(context);
  await apartFromKeys(context);
  await apartFromNews(context);
}

async function apartFromTopics({ part, random }: DefaultPartitioner): Promise<void> {
  const partitioner = await part.DefaultPartitioner({ random: random.nextInt(1000) });
  const topics = [
    { topic: 'orders', partitions: partitionsOf(6) },
    { topic: 'payments', partitions: partitionsOf(4) },
  ];
  const sends = Array.from({ length: 24 }, (_, i) => topics[i % 2]!);
  const got = await Promise.all(
    sends.map(({ topic, partitions }) => partitioner.partition(keyless(topic), partitions)),
  );
  for (const [i, { topic, partitions }] of topics.entries()) {
    expectTurns({
      topic,
      partitions,
      got: got.filter((_, at) => at % 2 === i),
      when: 'When two topics are sent to in alternation',
      between:
        'Every second turn is missing: the records of the other topic have taken it. Each topic counts its own turns.',
    });
  }
}

async function apartFromKeys({ part, random }: DefaultPartitioner): Promise<void> {
  const partitioner = await part.DefaultPartitioner({ random: random.nextInt(1000) });
  const topic = 'orders';
  const partitions = partitionsOf(6);
  const got = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => {
      const place = partitioner.partition(keyless(topic), partitions);
      const key = new TextEncoder().encode(`user-${i}`);
      await partitioner.partition(keyed(topic, `user-${i}`, key), partitions);
      return place;
    }),
  );
  expectTurns({
    topic,
    partitions,
    got,
    when: 'When each second record has a key',
    between: 'Every second turn is missing: the records with a key have taken it. They take no turn.',
  });
}

async function apartFromNews({ part, random }: DefaultPartitioner): Promise<void> {
  const partitioner = await part.DefaultPartitioner({ random: random.nextInt(1000) });
  const topic = 'orders';
  const partitions = partitionsOf(6);
  const got = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => {
      const place = partitioner.partition(keyless(topic), partitions);
      await partitioner.appended(topic, i % 6, 100, i % 3 === 0);
      return place;
    }),
  );
  expectTurns({
    topic,
    partitions,
    got,
    when: 'When each record is followed by a call of appended()',
    between: 'Every second turn is missing: appended() has taken it. It changes nothing here.',
  });
}

const producers = 60;

/** Sixty partitioners with seeds of their own, and one seed twice. */
export async function startsOfTurns({ part, random }: DefaultPartitioner): Promise<void> {
  const topic = 'orders';
  const partitions = partitionsOf(4);
  const seeds = Array.from({ length: producers }, (_, i) => random.nextInt(1_000_000) * producers + i);
  const got = await Promise.all(
    seeds.map(async (seed) => send(await part.DefaultPartitioner({ random: seed }), topic, partitions, 2)),
  );
  for (const pair of got) expectTurns({ topic, partitions, got: pair });
  const firsts = got.map(([first]) => first!);
  const again = await Promise.all(
    seeds.slice(0, 8).map(async (seed) => send(await part.DefaultPartitioner({ random: seed }), topic, partitions, 1)),
  );
  const at = again.findIndex(([first], i) => first !== firsts[i]);
  if (at < 0) return expectStarts(firsts, partitions.length);
  fail(
    `Two partitioners that are given the same random numbers begin at partitions ${firsts[at]} and ${again[at]![0]}.`,
    [
      {
        show: 'text',
        text: 'Where the turns begin comes from `random` alone, and nothing is shared between instances: then a run can be played again from its seed.',
      },
    ],
  );
}

/** What the checks of task 2.2 do with records that have a key. */
import type { PartitionInfo } from '../../../harness/contract/partitioner.ts';
import type { SeededRandom } from '../../../harness/simulation/random.ts';
import type { Block } from '../../judge/failure.ts';
import { fail } from '../../judge/failure.ts';
import type { HashedKey } from './keys.ts';
import { keyText, plainKeys, randomKey, readVectors, shuffled } from './keys.ts';
import { javaMurmur2 } from './murmur2-variants.ts';
import { expectPlaced } from './placing-failure.ts';
import type { DefaultPartitioner, Instance, Keyed } from './topic.ts';
import { keyed, listedAs, partitionsOf } from './topic.ts';

/** A record with a key, and where Kafka sends it. */
type Case = {
  readonly record: Keyed;
  readonly hash: number;
  readonly partitions: readonly PartitionInfo[];
  readonly wanted: number;
};

const topic = 'orders';

/** Kafka's own answer for one number of partitions a key, and keys from the seed for other numbers. */
export async function placeKeys({ part, random }: DefaultPartitioner): Promise<void> {
  const partitioner = await part.DefaultPartitioner({ random: random.nextInt(1000) });
  const plain = plainKeys.map((key) => caseOf(textRecord(key), key.murmur2, 1 + random.nextInt(40)));
  const others = [
    ...vectorCases(random),
    ...Array.from({ length: 30 }, () => numberCase(random)),
    ...Array.from({ length: 20 }, (_, i) => {
      const key = randomKey(random, i + 1, 0, 255);
      return caseOf(keyed(topic, key.key, key.key), key.murmur2, 1 + random.nextInt(40));
    }),
  ];
  await expectCases(partitioner, [...plain, ...shuffled(others, random)]);
}

/** Kafka's own answers; only three of them for a large topic, so that whoever prints what comes in is not flooded. */
function vectorCases(random: SeededRandom): readonly Case[] {
  const vectors = shuffled(
    readVectors().filter(({ key }) => key.length > 0),
    random,
  ).slice(0, 180);
  return vectors.map((vector, i) => {
    const counts = Object.keys(vector.partition).filter((count) => Number(count) >= 1000 === i < 3);
    const count = counts[i % counts.length]!;
    const partitions = partitionsOf(Number(count));
    return { record: textRecord(vector), hash: vector.murmur2, partitions, wanted: vector.partition[count]! };
  });
}

function caseOf(record: Keyed, hash: number, count: number): Case {
  return { record, hash, partitions: partitionsOf(count), wanted: (hash & 0x7fffffff) % count };
}

/** The key as the application gave it: text where the bytes are that text in UTF-8, else bytes. */
function textRecord({ key }: HashedKey): Keyed {
  const isText = keyText(key).startsWith('"');
  return keyed(topic, isText ? Buffer.from(key).toString('latin1') : key, key);
}

/** A number, in four bytes as Java's IntegerSerializer writes it. */
function numberCase(random: SeededRandom): Case {
  const number = random.nextInt(100_000);
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, number);
  return caseOf(keyed(topic, number, bytes), javaMurmur2(bytes), 2 + random.nextInt(20));
}

async function expectCases(partitioner: Instance, cases: readonly Case[]): Promise<void> {
  const got = await Promise.all(cases.map(({ record, partitions }) => partitioner.partition(record, partitions)));
  expectPlaced(cases.map((one, i) => ({ ...one, got: got[i]! })));
}

/** An empty key, sent several times to topics of three sizes. */
export async function placeEmptyKey({ part, random }: DefaultPartitioner): Promise<void> {
  const partitioner = await part.DefaultPartitioner({ random: random.nextInt(1000) });
  const empty = keyed(topic, '', new Uint8Array(0));
  const hash = javaMurmur2(empty.keyBytes);
  const sends = [7, 5, 10].flatMap((count) => Array.from({ length: 4 }, () => partitionsOf(count)));
  const got = await Promise.all(sends.map((partitions) => partitioner.partition(empty, partitions)));
  const wanted = sends.map(({ length }) => (hash & 0x7fffffff) % length);
  if (got.every((one, i) => one === wanted[i])) return;
  const rows = [7, 5, 10].map((count, i) => {
    const from = i * 4;
    return [String(count), String(wanted[from]), got.slice(from, from + 4).join(' ')];
  });
  const blocks: Block[] = [
    { show: 'table', rows: [['partitions', 'expected', 'got, sent four times'], ...rows] },
    {
      show: 'text',
      text: `A key of no bytes is a key, and has a hash: ${hash}. A record without a key is another thing: there keyBytes is null.`,
    },
  ];
  fail('A record with an empty key goes to another partition than in Kafka.', blocks);
}

const mixed = [4, 2, 6, 0, 5, 3, 1];

/** The same keys while leaders are missing, and while the list is in another order. */
export async function placeWithoutLeaders({ part, random }: DefaultPartitioner): Promise<void> {
  const partitioner = await part.DefaultPartitioner({ random: random.nextInt(1000) });
  const lists = [
    partitionsOf(7),
    listedAs(mixed),
    partitionsOf(7, [1, 4]),
    partitionsOf(7, [0, 3, 6]),
    partitionsOf(7, [0, 1, 2, 3, 4, 5, 6]),
  ];
  const cases = Array.from({ length: 12 }, () => {
    const key = new TextEncoder().encode(`user-${random.nextInt(10_000)}`);
    const hash = javaMurmur2(key);
    const record = textRecord({ key, murmur2: hash });
    return lists.map((partitions) => ({ record, hash, partitions, wanted: (hash & 0x7fffffff) % 7 }));
  });
  await expectCases(partitioner, cases.flat());
}

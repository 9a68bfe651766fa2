/** Records with a key at a sticky partitioner, while a partition is current. */
import { fail } from '../../judge/failure.ts';
import { keyText, plainKeys, randomKey, readVectors, shuffled } from './keys.ts';
import { javaMurmur2 } from './murmur2-variants.ts';
import type { Placed } from './partition-mistakes.ts';
import { expectPlaced } from './placing-failure.ts';
import type { StickyPartitioner } from './stays.ts';
import { makeSeveral, settings, topic } from './stays.ts';
import { keyed, keyless, partitionsOf } from './topic.ts';

/** Kafka's own answers for one number of partitions a key, and a few keys more; some partitions have no leader. */
export async function placeKeysBesideStay(context: StickyPartitioner): Promise<void> {
  const { random } = context;
  const [partitioner] = await makeSeveral(context, settings, 1);
  const vectors = shuffled(readVectors(), random).slice(0, 60);
  const cases = [
    ...plainKeys.map(({ key }) => caseOf(key, 2 + random.nextInt(40))),
    ...vectors.map(({ key, partition }, i): Case => {
      const [count, wanted] = Object.entries(partition)[i % 12]!;
      return { ...caseOf(key, Number(count)), wanted };
    }),
    ...Array.from({ length: 10 }, (_, i) => caseOf(randomKey(random, i, 0, 255).key, 2 + random.nextInt(40))),
  ];
  const current = await partitioner!.partition(keyless(topic), partitionsOf(40));
  const got = await Promise.all(cases.map(({ record, partitions }) => partitioner!.partition(record, partitions)));
  if (got.every((one) => one === current)) {
    fail(`All ${got.length} records with a key go to partition ${current}, the current one of records without.`, [
      {
        show: 'text',
        text: 'This is what partitioner.ignore.keys does. Without it a key has its own partition, by its hash.',
      },
    ]);
  }
  expectPlaced(cases.map((one, i) => ({ ...one, got: got[i]! })));
}

type Case = Omit<Placed, 'got'>;

function caseOf(key: Uint8Array, count: number): Case {
  const isText = keyText(key).startsWith('"');
  const hash = javaMurmur2(key);
  return {
    record: keyed(topic, isText ? Buffer.from(key).toString('latin1') : key, key),
    hash,
    partitions: partitionsOf(count, count > 2 ? [1] : []),
    wanted: (hash & 0x7fffffff) % count,
  };
}

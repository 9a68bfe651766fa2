/** Against a real Kafka: the partitions that Java's producer chose, beside those that follow from the part's hash. */
import type { parts } from '../../../harness/contract/parts.ts';
import { fail } from '../../judge/failure.ts';
import type { Context } from '../check.ts';
import { textKeys } from './java-keys.ts';
import { newTopic, produceByJava, readByJava } from './java-records.ts';

type Murmur2 = Context<(typeof parts)['2.1']['contract']>;

const partitions = 7;
const count = 1000;

/** A thousand keys, written by Java, are where the part's hash says. */
export async function placeAsJavaDoes({ part, kafka, random, seed }: Murmur2): Promise<void> {
  const keys = textKeys(random, count);
  const hashes = await Promise.all(keys.map((key) => part.murmur2(Buffer.from(key, 'utf8'))));
  const cluster = await kafka();
  const topic = await newTopic(cluster, partitions, seed);
  await produceByJava(cluster, topic, keys);
  const records = await readByJava(cluster, topic, count);
  const wrong = records.filter(({ value, partition }) => (hashes[value]! & 0x7fffffff) % partitions !== partition);
  const first = wrong.sort((a, b) => keys[a.value]!.length - keys[b.value]!.length)[0];
  if (first === undefined) return;
  const hash = hashes[first.value]!;
  const rows = [
    ['key', JSON.stringify(keys[first.value])],
    ['Java wrote it to', `partition ${first.partition} of ${partitions}`],
    ['your hash', `${hash}, which gives partition ${(hash & 0x7fffffff) % partitions}`],
  ];
  fail(`${wrong.length} of ${count} keys that Java's producer has written are not where this hash says.`, [
    { show: 'table', rows },
  ]);
}

/**
 * Against a real Kafka: how long Java's producer stays on a partition with records that have no key, beside how long
 * the part does with the same records. Java may draw the same partition twice in a row, so the median is compared.
 */
import type { parts } from '../../../harness/contract/parts.ts';
import { fail } from '../../judge/failure.ts';
import type { Context } from '../check.ts';
import { Accumulator } from './accumulator.ts';
import { newTopic, produceByJava, readByJava } from './java-records.ts';

type StickyPartitioner = Context<(typeof parts)['2.3']['contract']>;

const partitions = 6;
/** Not the default, so that a part which does not read its settings is seen. */
const batchSize = 8_192;
const javaCount = 20_000;
const ownCount = 6_000;
const digits = 100;

/** A record of format 2 with a value of `digits` bytes, no key, and one byte or two for each of its deltas. */
const recordBytes = 9 + digits;
/** What a batch begins with. */
const batchBytes = 61;
const tolerance = 0.1;

export async function stayAsJavaDoes({ part, kafka, seed }: StickyPartitioner): Promise<void> {
  const partitioner = await part.StickyPartitioner({ random: seed });
  const own = median(runsOf(await placesOf(partitioner)));
  const cluster = await kafka();
  const topic = await newTopic(cluster, partitions, seed);
  const settings = {
    'partitioner.adaptive.partitioning.enable': 'false',
    'batch.size': String(batchSize),
    'linger.ms': '5000',
  };
  await produceByJava(cluster, topic, new Array<null>(javaCount).fill(null), settings, digits);
  const places: number[] = [];
  for (const { value, partition } of await readByJava(cluster, topic, javaCount)) places[value] = partition;
  const java = median(runsOf(places));
  if (Math.abs(own - java) <= tolerance * java) return;
  const bytes = (records: number): string => `${records} records, ${records * recordBytes} bytes`;
  const rows = [
    ['batch.size', String(batchSize)],
    ["Java's producer", bytes(java)],
    ['your part', bytes(own)],
  ];
  fail('A partition is kept for another length than by Java, in the median.', [{ show: 'table', rows }]);
}

type Partitioner = Awaited<ReturnType<StickyPartitioner['part']['StickyPartitioner']>>;

/** Where the part puts the records, one after the other, with the news that a producer brings. */
async function placesOf(partitioner: Partitioner): Promise<readonly number[]> {
  await partitioner.configure({ 'batch.size': String(batchSize) });
  const listed = Array.from({ length: partitions }, (_, partition) => ({ partition, leader: 1 }));
  const record = { topic: 'orders', key: null, keyBytes: null, valueBytes: null };
  const accumulator = new Accumulator(batchSize);
  const places: number[] = [];
  for (let i = 0; i < ownCount; i++) {
    const partition = await partitioner.partition(record, listed);
    const bytes = recordBytes + (accumulator.isFull(partition) ? batchBytes : 0);
    accumulator.add(partition, bytes);
    await partitioner.appended('orders', partition, bytes, accumulator.isFull(partition));
    places.push(partition);
  }
  return places;
}

/**
 * How many records in a row have each partition; the first and the last run are cut off by the beginning and the end.
 */
function runsOf(places: readonly number[]): readonly number[] {
  const runs: number[] = [];
  let from = 0;
  for (let i = 1; i <= places.length; i++) {
    if (i < places.length && places[i] === places[from]) continue;
    runs.push(i - from);
    from = i;
  }
  return runs.slice(1, -1);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

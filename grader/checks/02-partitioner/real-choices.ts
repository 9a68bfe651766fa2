/**
 * Against a real Kafka: the part's choices drive another producer, and the records are read back from where they went.
 */
import type { Cluster } from '../../../harness/cluster/backend.ts';
import { BackendError } from '../../../harness/cluster/backend.ts';
import type { parts } from '../../../harness/contract/parts.ts';
import { fail } from '../../judge/failure.ts';
import type { Context } from '../check.ts';
import { textKeys } from './java-keys.ts';
import { newTopic, produceByJava, readByJava } from './java-records.ts';

type Partitioner = Context<(typeof parts)['2.2']['contract']>;

const partitions = 6;
const keyed = 300;
const keyless = 300;

/** Keyed and keyless records in turn, sent by KafkaJS to the partitions that the part chose, and keys again by Java. */
export async function driveAnotherProducer({ part, kafka, random, seed }: Partitioner): Promise<void> {
  const keys = textKeys(random, keyed).flatMap((key) => [key, null]);
  const partitioner = await part.DefaultPartitioner({ random: seed });
  const listed = Array.from({ length: partitions }, (_, partition) => ({ partition, leader: 1 }));
  const topic = 'orders';
  const chosen = await Promise.all(
    keys.map((key) => {
      const keyBytes = key === null ? null : new Uint8Array(Buffer.from(key, 'utf8'));
      return partitioner.partition({ topic, key, keyBytes, valueBytes: null }, listed);
    }),
  );
  const cluster = await kafka();
  const ours = await newTopic(cluster, partitions, seed);
  await sendByKafkaJs(cluster, ours, keys, chosen);
  const records = await readByJava(cluster, ours, keys.length);
  const astray = records.find(({ value, partition }) => chosen[value] !== partition);
  if (astray !== undefined) {
    throw new BackendError(`KafkaJS put record ${astray.value} to another partition than it was told: run it again.`);
  }
  expectSpread(records.filter(({ value }) => keys[value] === null).map(({ partition }) => partition));
  await compareWithJava(cluster, keys, chosen, seed);
}

/** Java's own choices for the same keys. */
async function compareWithJava(
  cluster: Cluster,
  keys: readonly (string | null)[],
  chosen: readonly number[],
  seed: number,
): Promise<void> {
  const topic = await newTopic(cluster, partitions, seed);
  const texts = keys.flatMap((key, i) => (key === null ? [] : [{ key, chosen: chosen[i]! }]));
  const names = texts.map(({ key }) => key);
  await produceByJava(cluster, topic, names);
  for (const { value, partition } of await readByJava(cluster, topic, names.length)) {
    const { key, chosen: ours } = texts[value]!;
    if (ours === partition) continue;
    const rows = [
      ['key', JSON.stringify(key)],
      ['Java wrote it to', `partition ${partition} of ${partitions}`],
      ['partition() gave', String(ours)],
    ];
    fail("A record is on another partition than where Java's producer has put its key.", [{ show: 'table', rows }]);
  }
}

function expectSpread(places: readonly number[]): void {
  const counts = Array.from({ length: partitions }, (_, p) => places.filter((place) => place === p).length);
  if (Math.max(...counts) - Math.min(...counts) <= 1) return;
  const bars = counts.map((count, p) => ({ label: String(p), count }));
  fail(`${keyless} records without a key, read back from the broker, are not spread evenly.`, [
    { show: 'bars', unit: 'records without a key, by partition', bars },
  ]);
}

/** A synchronous callback of KafkaJS cannot ask the part, so it looks up what the part has chosen before. */
async function sendByKafkaJs(
  cluster: Cluster,
  topic: string,
  keys: readonly (string | null)[],
  chosen: readonly number[],
): Promise<void> {
  const { Kafka, logLevel } = await import('kafkajs');
  const client = new Kafka({ clientId: 'check', brokers: [...cluster.bootstrap], logLevel: logLevel.NOTHING });
  const createPartitioner =
    () =>
    ({ message }: { readonly message: { readonly value: Buffer | string | null } }): number =>
      chosen[Number(message.value)]!;
  const producer = client.producer({ createPartitioner });
  const emitWarning = process.emitWarning;
  process.emitWarning = quiet(emitWarning);
  try {
    await producer.connect();
    await producer.send({ topic, messages: keys.map((key, i) => ({ key, value: String(i) })) });
  } catch (error) {
    throw new BackendError(`KafkaJS could not send: ${error instanceof Error ? error.message : String(error)}.`);
  } finally {
    await producer.disconnect();
    process.emitWarning = emitWarning;
  }
}

/** KafkaJS 2.2 computes a negative time-out for its queue of requests, once a process, of which Node warns. */
function quiet(emit: typeof process.emitWarning): typeof process.emitWarning {
  return ((warning: string | Error, ...rest: [string?]) => {
    if (rest[0] !== 'TimeoutNegativeWarning') emit(warning, ...rest);
  }) as typeof process.emitWarning;
}

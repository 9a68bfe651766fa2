/** Records through a real Kafka by Kafka's own Java tools: written by its console producer, read by its consumer. */
import type { Cluster } from '../../../harness/cluster/backend.ts';
import { BackendError } from '../../../harness/cluster/backend.ts';

/** A record as it was read back; its value is the number it was written as. */
export type ReadRecord = { readonly partition: number; readonly offset: number; readonly value: number };

let topics = 0;

/** Makes a topic of its own for a run, and returns its name. */
export async function newTopic(cluster: Cluster, partitions: number, seed: number): Promise<string> {
  const topic = `check-${process.pid}-${++topics}-${seed}`;
  const shape = ['--partitions', String(partitions), '--replication-factor', '1'];
  const made = await cluster.tools.run('topics', ['--create', '--topic', topic, ...shape]);
  if (made.status !== 0) throw new BackendError(`The topic of a check could not be made: ${lastLine(made)}.`);
  return topic;
}

/** Stands between key and value in a line of the console producer, and before a record without a key. */
const separator = '\u0001';
const noKey = '\u0002';

/** Writes the keys in order with Java's producer, each value its number in so many digits. null is no key. */
export async function produceByJava(
  cluster: Cluster,
  topic: string,
  keys: readonly (string | null)[],
  settings: { readonly [name: string]: string } = {},
  digits = 6,
): Promise<void> {
  const lines = keys.map((key, i) => `${key ?? noKey}${separator}${String(i).padStart(digits, '0')}\n`).join('');
  const properties = ['parse.key=true', `key.separator=${separator}`, `null.marker=${noKey}`];
  const sent = await cluster.tools.run(
    'console-producer',
    [
      ...['--topic', topic],
      ...properties.flatMap((one) => ['--reader-property', one]),
      ...Object.entries(settings).flatMap(([name, value]) => ['--command-property', `${name}=${value}`]),
    ],
    { input: lines },
  );
  if (sent.status !== 0) throw new BackendError(`Java's console producer failed: ${lastLine(sent)}.`);
}

/** Reads `count` records of a topic from its beginning with Java's consumer, in any order of partitions. */
export async function readByJava(cluster: Cluster, topic: string, count: number): Promise<readonly ReadRecord[]> {
  const shown = ['print.partition=true', 'print.offset=true', 'print.key=false', 'print.value=true'];
  const read = await cluster.tools.run('console-consumer', [
    ...['--topic', topic, '--from-beginning', '--max-messages', String(count), '--timeout-ms', '20000'],
    ...shown.flatMap((one) => ['--formatter-property', one]),
  ]);
  const records = [...read.stdout.matchAll(/^Partition:(\d+)\tOffset:(\d+)\t(\d+)$/gm)].map(
    ([, partition, offset, value]) => ({
      partition: Number(partition),
      offset: Number(offset),
      value: Number(value),
    }),
  );
  if (records.length < count) {
    throw new BackendError(`Java's console consumer read ${records.length} of ${count} records: ${lastLine(read)}.`);
  }
  return records;
}

const lastLine = ({ stderr, stdout }: { readonly stderr: string; readonly stdout: string }): string =>
  `${stdout}\n${stderr}`.trim().split('\n').at(-1)?.slice(0, 200) ?? '';

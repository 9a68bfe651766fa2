/**
 * What every backend must do, as one suite of tests that each of them runs: an independent client, kafkajs, writes and
 * reads, and with three brokers goes on while one of them is killed or paused. What a backend can't do is skipped with
 * its reason.
 */
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import type { Producer } from 'kafkajs';
import type { TestContext } from 'vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cluster, Need, StartOptions } from './backend.ts';

export type ClusterCasesOptions = {
  readonly start: (options: StartOptions) => Promise<Cluster>;
  /** Why nothing can be started here; null when it can. */
  readonly missing: () => Promise<string | null>;
  /** Why three brokers can't be started; null when they can. */
  readonly threeMissing?: string;
};

const partitions = 7;
const unknownTopicOrPartition = 3;
const forever = new AbortController().signal;

/** A running cluster for the tests of a block, or the reason why there is none. */
type Setup = { cluster: Cluster | null; missing: string | null };

export function clusterCases(options: ClusterCasesOptions): void {
  describe('one broker', () => oneBroker(setUp(options, { brokers: 1, signal: forever })));
  describe('three brokers', () => {
    const start = { brokers: 3, fastFailover: true, signal: forever } as const;
    threeBrokers(setUp(options, start, options.threeMissing));
  });
}

function setUp(options: ClusterCasesOptions, start: StartOptions, missing?: string): Setup {
  const setup: Setup = { cluster: null, missing: missing ?? null };
  beforeAll(async () => {
    setup.missing ??= await options.missing();
    if (setup.missing === null) setup.cluster = await options.start({ ...start, say: (line) => console.log(line) });
  });
  afterAll(async () => {
    await setup.cluster?.stop();
  });
  return setup;
}

/** The cluster, where it has what the test needs; else the test is skipped with the reason. */
function clusterFor(setup: Setup, context: TestContext, ...needs: readonly Need[]): Cluster {
  const { cluster } = setup;
  if (cluster === null) return context.skip(setup.missing ?? 'The cluster did not start.');
  const reason = needs.map((need) => cluster.lacks(need)).find((one) => one !== null);
  return reason === undefined ? cluster : context.skip(reason);
}

function oneBroker(setup: Setup): void {
  test('what is written with a key to a topic of 7 partitions is read back, in order', async (context) => {
    const cluster = clusterFor(setup, context);
    const topic = await newTopic(cluster, 1);
    const write = async (producer: Producer): Promise<void> => {
      const messages = Array.from({ length: 70 }, (_, i) => ({ key: `order-${i % 20}`, value: String(i) }));
      await producer.send({ topic, acks: -1, messages });
    };
    // A broker that does not know all partitions yet gets the whole request again: without idempotence, twice.
    await withProducer(cluster, write, { idempotent: true, maxInFlightRequests: 1 });
    const records = await readAll(cluster, topic, 70);
    expect(records.map((one) => Number(one.value)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 70 }, (_, i) => i),
    );
    for (let key = 0; key < 20; key++) {
      const same = records.filter((one) => one.key === `order-${key}`);
      expect(new Set(same.map((one) => one.partition)).size).toBe(1);
      expect(same.map((one) => Number(one.value))).toEqual(same.map((_, i) => key + 20 * i).filter((one) => one < 70));
    }
  });

  test('a transaction that commits is read, one that aborts is not', async (context) => {
    const cluster = clusterFor(setup, context);
    const topic = await newTopic(cluster, 1);
    const settings = { transactionalId: topic, idempotent: true, maxInFlightRequests: 1 };
    await withProducer(
      cluster,
      async (producer) => {
        for (const value of ['aborted', 'committed']) {
          const transaction = await producer.transaction();
          await transaction.send({ topic, messages: [{ partition: 0, value }] });
          await (value === 'aborted' ? transaction.abort() : transaction.commit());
        }
      },
      settings,
    );
    expect((await readAll(cluster, topic, 1)).map((one) => one.value)).toEqual(['committed']);
  });

  test("Kafka's own tools write and read", async (context) => {
    const cluster = clusterFor(setup, context, 'java-tools');
    const topic = await newTopic(cluster, 1);
    const written = await cluster.tools.run('console-producer', ['--topic', topic, '--sync'], { input: 'a\nb\nc\n' });
    expect(written.status).toBe(0);
    const reading = ['--topic', topic, '--from-beginning', '--max-messages', '3', '--timeout-ms', '20000'];
    const read = await cluster.tools.run('console-consumer', reading);
    expect([read.status, read.stdout.trim().split('\n').sort()]).toEqual([0, ['a', 'b', 'c']]);
    expect((await cluster.tools.run('topics', ['--describe', '--topic', 'no-such-topic'])).status).toBe(1);
  });

  test('a broker that is not there is said', async (context) => {
    const cluster = clusterFor(setup, context, 'kill');
    await expect(cluster.kill(7)).rejects.toThrow('There is no broker 7: they are 1 to 1.');
  });
}

function threeBrokers(setup: Setup): void {
  test('leaders are on all three', async (context) => {
    const cluster = clusterFor(setup, context, 'three-brokers');
    const leaders = await leadersOf(cluster, await newTopic(cluster, 3));
    expect([...new Set(leaders)].sort()).toEqual([1, 2, 3]);
  });

  test('one is killed, writing goes on; it comes back, and nothing is lost', async (context) => {
    const cluster = clusterFor(setup, context, 'three-brokers', 'kill', 'restart');
    await goesOn(cluster, async (leader) => {
      await cluster.kill(leader);
      await expect(cluster.kill(leader)).rejects.toThrow(/not running/);
      return () => cluster.restart(leader, forever);
    });
  });

  test('one is paused, writing goes on; it is resumed, and nothing is lost', async (context) => {
    const cluster = clusterFor(setup, context, 'three-brokers', 'pause');
    await goesOn(cluster, async (leader) => {
      await cluster.pause(leader);
      return () => cluster.resume(leader);
    });
  });
}

/** Writes to a partition before, during and after a fault of its leader, and reads all of it back. */
async function goesOn(cluster: Cluster, fault: (leader: number) => Promise<() => Promise<void>>): Promise<void> {
  const topic = await newTopic(cluster, 3);
  const [leader] = await leadersOf(cluster, topic);
  await withProducer(cluster, async (producer) => {
    const write = (value: string) => producer.send({ topic, acks: -1, messages: [{ partition: 0, value }] });
    // To all partitions: kafkajs asks only connected brokers for metadata, and the paused one must not be the only one.
    const everywhere = Array.from({ length: partitions }, (_, partition) => ({ partition, value: 'before' }));
    await producer.send({ topic, acks: -1, messages: everywhere });
    const heal = await fault(leader!);
    await write('during');
    await heal();
    await untilInSync(cluster, topic, 3);
    await write('after');
  });
  const records = await readAll(cluster, topic, partitions + 2);
  const values = records.filter((one) => one.partition === 0).map((one) => one.value);
  expect([...new Set(values)]).toEqual(['before', 'during', 'after']);
}

/** Patient, and quick to notice that a broker is silent. */
function client(cluster: Cluster): Kafka {
  return new Kafka({
    clientId: 'cluster-cases',
    brokers: [...cluster.bootstrap],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1_500,
    requestTimeout: 1_500,
    retry: { retries: 60, initialRetryTime: 100, maxRetryTime: 500 },
  });
}

async function withAdmin<T>(cluster: Cluster, body: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> {
  const admin = client(cluster).admin();
  await admin.connect();
  try {
    return await body(admin);
  } finally {
    await admin.disconnect();
  }
}

async function withProducer(
  cluster: Cluster,
  body: (producer: Producer) => Promise<void>,
  settings: Parameters<Kafka['producer']>[0] = {},
): Promise<void> {
  // kafkajs asks for a new leader when it is told of one, or by age: a paused leader tells nothing.
  const common = { createPartitioner: Partitioners.DefaultPartitioner, metadataMaxAge: 1_000 };
  const producer = client(cluster).producer({ ...common, ...settings });
  await producer.connect();
  try {
    await body(producer);
  } finally {
    await producer.disconnect();
  }
}

let topics = 0;

async function newTopic(cluster: Cluster, replicationFactor: number): Promise<string> {
  const topic = `cases-${process.pid}-${++topics}`;
  const create = { topic, numPartitions: partitions, replicationFactor };
  await withAdmin(cluster, (admin) => admin.createTopics({ topics: [create], waitForLeaders: false }));
  await leadersOf(cluster, topic);
  return topic;
}

/** A broker may not know of a new topic yet: then it has no partitions. */
async function partitionsOf(cluster: Cluster, topic: string) {
  const { topics: found } = await withAdmin(cluster, (admin) =>
    admin.fetchTopicMetadata({ topics: [topic] }).catch((error: { readonly code?: number }) => {
      if (error.code === unknownTopicOrPartition) return { topics: [] };
      throw error;
    }),
  );
  return (found[0]?.partitions ?? []).toSorted((a, b) => a.partitionId - b.partitionId);
}

async function leadersOf(cluster: Cluster, topic: string): Promise<readonly number[]> {
  let leaders: readonly number[] = [];
  const known = async (): Promise<number> => {
    leaders = (await partitionsOf(cluster, topic)).map((one) => one.leader);
    return leaders.filter((leader) => leader > 0).length;
  };
  await expect.poll(known, { timeout: 20_000 }).toBe(partitions);
  return leaders;
}

async function untilInSync(cluster: Cluster, topic: string, replicas: number): Promise<void> {
  await expect
    .poll(async () => (await partitionsOf(cluster, topic)).map((one) => one.isr.length), {
      timeout: 60_000,
      interval: 300,
    })
    .toEqual(Array.from({ length: partitions }, () => replicas));
}

type Read = { readonly partition: number; readonly key: string | null; readonly value: string | null };

/** Reads until it has so many records, in the order in which they came. */
async function readAll(cluster: Cluster, topic: string, count: number): Promise<readonly Read[]> {
  const consumer = client(cluster).consumer({ groupId: topic, maxWaitTimeInMs: 100 });
  const records: Read[] = [];
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ partition, message }) => {
        records.push({ partition, key: message.key?.toString() ?? null, value: message.value?.toString() ?? null });
      },
    });
    await expect.poll(() => records.length, { timeout: 60_000, interval: 50 }).toBeGreaterThanOrEqual(count);
  } finally {
    await consumer.disconnect();
  }
  return records;
}

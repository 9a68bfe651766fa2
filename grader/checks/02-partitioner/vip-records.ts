/** What the checks of task 2.4 do with the VIP key and all others. */
import { isUtf8 } from 'node:buffer';
import type { parts } from '../../../harness/contract/parts.ts';
import type { PartitionInfo, RecordToPartition } from '../../../harness/contract/partitioner.ts';
import { CheckFailure, fail } from '../../judge/failure.ts';
import type { DrivenInstance } from '../../judge/part-driver.ts';
import type { Context } from '../check.ts';
import { plainKeys, readVectors, shuffled } from './keys.ts';
import { javaMurmur2 } from './murmur2-variants.ts';
import type { Placed } from './partition-mistakes.ts';
import type { Keyed } from './topic.ts';
import { keyed, listedAs, partitionsOf } from './topic.ts';
import { expectOthers } from './vip-failure.ts';

type Contract = (typeof parts)['2.4']['contract'];

export type CustomPartitioner = Context<Contract>;
export type Custom = DrivenInstance<Contract['exports']['CustomPartitioner']>;

export const topic = 'orders';
export const vipKey = 'svip';

export const make = ({ part, random }: CustomPartitioner): Promise<Custom> =>
  part.CustomPartitioner({ random: random.nextInt(1000) });

/** A record whose key is text, in UTF-8. */
export const textRecord = (key: string): Keyed => keyed(topic, key, new TextEncoder().encode(key));

type Case = Omit<Placed, 'got'>;

function caseOf(record: Keyed, partitions: readonly PartitionInfo[]): Case {
  const hash = javaMurmur2(record.keyBytes);
  return { record, hash, partitions, wanted: (hash & 0x7fffffff) % (partitions.length - 1) };
}

async function expectCases(partitioner: Custom, cases: readonly Case[]): Promise<void> {
  const got = await Promise.all(cases.map(({ record, partitions }) => partitioner.partition(record, partitions)));
  expectOthers(cases.map((one, i) => ({ ...one, got: got[i]! })));
}

/** Keys of many kinds in topics of 3 partitions and more, and many in one topic of 5. */
export async function placeOthers(context: CustomPartitioner): Promise<void> {
  const { random } = context;
  const texts = readVectors().filter(({ key, partition }) => isUtf8(key) && partition['2'] !== undefined);
  const vectors = shuffled(texts, random)
    .slice(0, 60)
    .map(({ key, partition }, i): Case => {
      const [count, wanted] = Object.entries(partition)[1 + (i % 10)]!;
      const record = keyed(topic, Buffer.from(key).toString('utf8'), key);
      return { ...caseOf(record, partitionsOf(Number(count) + 1)), wanted };
    });
  const plain = plainKeys.map(({ key }) => textRecord(Buffer.from(key).toString('utf8')));
  const wide = Array.from({ length: 10 }, (_, i) => keyed(topic, `user-${i}`, Buffer.from(`user-${i}`, 'utf16le')));
  const many = Array.from({ length: 40 }, () => textRecord(`user-${random.nextInt(100_000)}`));
  await expectCases(await make(context), [
    ...many.map((record) => caseOf(record, partitionsOf(5))),
    ...[...plain, ...wide].map((record) => caseOf(record, partitionsOf(3 + random.nextInt(30)))),
    ...vectors,
  ]);
}

const nearly = ['SVIP', 'svip ', ' svip', 'svip2', 'svi', ''];

/** The VIP key goes to the last partition, and keys that look like it do not. */
export async function placeVip(context: CustomPartitioner): Promise<void> {
  const partitioner = await make(context);
  const counts = [3, 5, 12, 40];
  const place = (record: RecordToPartition): Promise<readonly number[]> =>
    Promise.all(counts.map((count) => partitioner.partition(record, partitionsOf(count))));
  const wide = keyed(topic, vipKey, Buffer.from(vipKey, 'utf16le'));
  const [utf8, utf16, ...others] = await Promise.all([textRecord(vipKey), wide, ...nearly.map(textRecord)].map(place));
  expectLast(`"${vipKey}"`, counts, utf8!);
  expectLast(`"${vipKey}", serialized as UTF-16,`, counts, utf16!);
  const at = others.findIndex((got) => got.some((one, i) => one === counts[i]! - 1));
  if (at < 0) return;
  fail(`A record with the key ${JSON.stringify(nearly[at])} goes to the partition of the VIP key.`, [
    placesOf(counts, others[at]!),
    { show: 'text', text: `Only ${JSON.stringify(vipKey)}, letter by letter, may.` },
  ]);
}

function expectLast(key: string, counts: readonly number[], got: readonly number[]): void {
  if (got.every((one, i) => one === counts[i]! - 1)) return;
  fail(`Records with the VIP key ${key} do not all go to the last partition.`, [placesOf(counts, got)]);
}

const placesOf = (counts: readonly number[], got: readonly number[]): { show: 'table'; rows: string[][] } => ({
  show: 'table',
  rows: [
    ['partitions', 'last', 'got'],
    ...counts.map((count, i) => [String(count), String(count - 1), String(got[i])]),
  ],
});

/** Two partitions: one for the VIP key, one for all others. One partition: all share it. */
export async function placeInFew(context: CustomPartitioner): Promise<void> {
  const partitioner = await make(context);
  const others = Array.from({ length: 12 }, () => `user-${context.random.nextInt(100_000)}`);
  await expectAll(partitioner, 2, [vipKey], 1);
  await expectAll(partitioner, 2, others, 0);
  await expectAll(partitioner, 1, [vipKey, ...others], 0);
}

async function expectAll(partitioner: Custom, count: number, keys: readonly string[], wanted: number): Promise<void> {
  const partitions = partitionsOf(count);
  const topicOf = count === 1 ? 'a topic of one partition' : 'a topic of two partitions';
  const got = await Promise.all(keys.map((key) => partitioner.partition(textRecord(key), partitions))).catch(
    (error: unknown) => threwIn(error, topicOf, count),
  );
  const at = got.findIndex((one) => one !== wanted);
  if (at < 0) return;
  const because =
    count === 1
      ? 'There is no other partition. A topic that is tried out with one partition is no error: the VIP key shares it.'
      : 'The last partition is for the VIP key, and the first for all others.';
  fail(`In ${topicOf}, the key ${JSON.stringify(keys[at])} goes to partition ${got[at]}, and not to ${wanted}.`, [
    { show: 'text', text: because },
  ]);
}

/** The failure of a call, with the number of partitions, and what a remainder by zero is. */
function threwIn(error: unknown, topicOf: string, count: number): never {
  if (!(error instanceof CheckFailure) || error.failure.cause !== undefined) throw error;
  const { says, blocks } = error.failure;
  const isNaN = says.includes('NaN');
  const text = `The remainder by 0 is NaN in JavaScript, and an ArithmeticException in Java: n-${count} is 0 where n is ${count}.`;
  throw new CheckFailure({
    ...error.failure,
    says: `In ${topicOf}, ${says}`,
    blocks: isNaN ? [...blocks, { show: 'text', text }] : blocks,
  });
}

/** The same keys while leaders are missing, and while the list is in another order. */
export async function placeWhoeverLeads(context: CustomPartitioner): Promise<void> {
  const partitioner = await make(context);
  const lists = [listedAs([4, 2, 0, 3, 1]), partitionsOf(5, [0, 4]), partitionsOf(5, [0, 1, 2, 3, 4])];
  const vip = await Promise.all(lists.map((list) => partitioner.partition(textRecord(vipKey), list)));
  const at = vip.findIndex((one) => one !== 4);
  if (at >= 0) {
    const when = ['listed as 4 2 0 3 1', 'without a leader for 0 and 4', 'all without a leader'][at]!;
    fail(`The VIP key goes to partition ${vip[at]} of 5, and not to 4.`, [
      { show: 'table', rows: [['partitions', when]] },
      { show: 'text', text: 'The last partition is the one with the number n - 1, wherever it stands in the list.' },
    ]);
  }
  const records = Array.from({ length: 12 }, (_, i) => textRecord(`user-${i}`));
  await expectCases(
    partitioner,
    lists.flatMap((list) => records.map((record) => caseOf(record, list))),
  );
}

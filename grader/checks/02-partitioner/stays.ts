/** Stays of records without a key: what a sticky partitioner is told, and which partition it gives before and after. */
import type { parts } from '../../../harness/contract/parts.ts';
import type { PartitionInfo } from '../../../harness/contract/partitioner.ts';
import type { DrivenInstance } from '../../judge/part-driver.ts';
import type { Context } from '../check.ts';
import type { News, Stays } from './stay-failure.ts';
import { expectStays } from './stay-failure.ts';
import { keyless, partitionsOf } from './topic.ts';

type Contract = (typeof parts)['2.3']['contract'];

export type StickyPartitioner = Context<Contract>;
export type Sticky = DrivenInstance<Contract['exports']['StickyPartitioner']>;

/** As many partitioners follow one script at a time: that none of them leaves by chance happens once in 10^8 times. */
const partitioners = 8;
export const topic = 'orders';
export const partitions: readonly PartitionInfo[] = partitionsOf(12);
export const batchSize = 16384;
/** A producer's settings, the one that counts among others. */
export const settings = { acks: 'all', 'batch.size': String(batchSize), 'linger.ms': '5' };

/** Several partitioners, each with random numbers of its own. */
export function makeSeveral(
  { part, random }: StickyPartitioner,
  configs: { readonly [name: string]: string } | null,
  count: number = partitioners,
): Promise<readonly Sticky[]> {
  const seeds = Array.from({ length: count }, () => random.nextInt(1_000_000_000));
  return Promise.all(
    seeds.map(async (seed) => {
      const partitioner = await part.StickyPartitioner({ random: seed });
      if (configs !== null) await partitioner.configure(configs);
      return partitioner;
    }),
  );
}

/** Tells a partitioner of `current` what is new, and returns the partition of the next record without a key. */
export async function tell(
  partitioner: Sticky,
  current: number,
  news: News,
  at: readonly PartitionInfo[] = partitions,
): Promise<number> {
  const told = news === null ? null : partitioner.appended(topic, current, news.bytes, news.full);
  const [next] = await Promise.all([partitioner.partition(keyless(topic), at), told]);
  return next;
}

async function follow(partitioner: Sticky, news: readonly News[]): Promise<Stays> {
  const got = [await tell(partitioner, 0, null)];
  for (const one of news) got.push(await tell(partitioner, got.at(-1)!, one));
  return { news, got };
}

/** Several partitioners are told the same, and must stay and leave as it says. */
export async function followAll(
  context: StickyPartitioner,
  news: readonly News[],
  options: { readonly configs?: { readonly [name: string]: string } | null; readonly size?: number } = {},
): Promise<void> {
  const { configs = settings, size = batchSize } = options;
  const all = await makeSeveral(context, configs);
  expectStays(await Promise.all(all.map((partitioner) => follow(partitioner, news))), size);
}

const full = (bytes: number): News => ({ bytes, full: true });
const open = (bytes: number): News => ({ bytes, full: false });

/** With complete batches a stay ends at batch.size bytes, and not one byte before. */
export function stayForBatch(context: StickyPartitioner): Promise<void> {
  return followAll(context, [null, null, full(6000), full(10383), full(1), null, full(16000), full(1500), full(400)]);
}

/** With a batch that is not complete it goes on, until the batch is, or to twice batch.size. */
export async function stayForOpenBatch(context: StickyPartitioner): Promise<void> {
  await followAll(context, [open(10_000), open(10_000), full(0), full(0), open(20_000), full(100)]);
  await followAll(context, [open(16_384), open(16_383), open(1), open(40_000)]);
}

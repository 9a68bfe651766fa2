/** Which partitions a sticky partitioner draws, over many stays. */
import type { PartitionInfo } from '../../../harness/contract/partitioner.ts';
import { fail } from '../../judge/failure.ts';
import type { Draws } from './draws-failure.ts';
import { expectEven, expectLed } from './draws-failure.ts';
import type { Sticky, StickyPartitioner } from './stays.ts';
import { batchSize, makeSeveral, settings, tell, topic } from './stays.ts';
import { listedAs, partitionsOf } from './topic.ts';

const staysEach = 18;

/** Over many stays each of three partitions gets its share of the bytes. */
export async function drawEvenly(context: StickyPartitioner): Promise<void> {
  const partitions = listedAs([2, 0, 1]);
  const { random } = context;
  const all = await makeSeveral(context, settings);
  const sizes = all.map(() => Array.from({ length: staysEach }, () => batchSize + random.nextInt(4000)));
  expectEven(partitions, await Promise.all(all.map((one, i) => draw(one, partitions, sizes[i]!))));
}

/** One stay for each size: the partition that was drawn, and the bytes that end its stay. */
async function draw(partitioner: Sticky, at: readonly PartitionInfo[], sizes: readonly number[]): Promise<Draws> {
  const draws: { readonly partition: number; readonly bytes: number }[] = [];
  let current = await tell(partitioner, 0, null, at);
  for (const bytes of sizes) {
    draws.push({ partition: current, bytes });
    current = await tell(partitioner, current, { bytes, full: true }, at);
  }
  return draws;
}

/** Partitions without a leader are not drawn, but one that loses it is kept until its stay ends. */
export async function drawByLeader(context: StickyPartitioner): Promise<void> {
  const all = await makeSeveral(context, settings);
  const order = [4, 2, 0, 5, 3, 1];
  const some = listedAs(order, [1, 4]);
  const sizes = Array.from({ length: 4 }, () => batchSize);
  const drawn = await Promise.all(all.map((one) => draw(one, some, sizes)));
  expectLed(some, drawn.flat());
  await Promise.all(all.map((one) => loseLeader(one, order)));
  const none = partitionsOf(6, order);
  expectLed(none, (await Promise.all(all.map((one) => draw(one, none, sizes.slice(2))))).flat());
}

/** The current partition loses its leader in the middle of its stay. */
async function loseLeader(partitioner: Sticky, order: readonly number[]): Promise<void> {
  const current = await tell(partitioner, 0, null, listedAs(order, [1, 4]));
  const lost = listedAs(order, [1, 4, current]);
  const kept = await tell(partitioner, current, { bytes: 100, full: true }, lost);
  if (kept !== current) {
    fail(`Partition ${current} of "${topic}" loses its leader, and records without a key go to ${kept} at once.`, [
      {
        show: 'text',
        text: 'A partition that loses its leader in the middle of a stay is kept until the stay ends, as in Kafka. What was put into its batch waits for the next leader anyway; leaders count when a partition is drawn.',
      },
    ]);
  }
  const next = await tell(partitioner, kept, { bytes: batchSize, full: true }, lost);
  expectLed(lost, [{ partition: next, bytes: 0 }], `After the stay at partition ${current}, which has lost its leader`);
}

/** Stays in a producer at work: batches fill up or are sent before, and records with a key come between. */
import { SeededRandom } from '../../../harness/simulation/random.ts';
import { Accumulator } from './accumulator.ts';
import type { News, Stays } from './stay-failure.ts';
import { expectStays } from './stay-failure.ts';
import type { Sticky, StickyPartitioner } from './stays.ts';
import { batchSize, makeSeveral, settings, tell } from './stays.ts';

const records = 18;

/** Each partitioner stays as long as the bytes and batches of its own producer say. */
export async function stayInProducer(context: StickyPartitioner): Promise<void> {
  const all = await makeSeveral(context, settings);
  const runs = all.map((partitioner) => produce(partitioner, new SeededRandom(context.random.nextInt(1_000_000_000))));
  expectStays(await Promise.all(runs), batchSize);
}

async function produce(partitioner: Sticky, random: SeededRandom): Promise<Stays> {
  const accumulator = new Accumulator(batchSize);
  const news: News[] = [];
  const got = [await tell(partitioner, 0, null)];
  const current = (): number => got.at(-1)!;
  const toldOf = async (bytes: number): Promise<void> => {
    const one = { bytes, full: accumulator.isFull(current()) };
    const next = await tell(partitioner, current(), one);
    news.push(one);
    got.push(next);
  };
  for (let record = 0; record < records; record++) {
    // A record with a key in the same batch: the partitioner is not told of it.
    if (random.nextInt(4) === 0) accumulator.add(current(), 500 + random.nextInt(2000));
    if (random.nextInt(5) === 0) accumulator.drain(current());
    if (accumulator.isFull(current())) await toldOf(0);
    const bytes = 2000 + random.nextInt(8000);
    accumulator.add(current(), bytes);
    await toldOf(bytes);
  }
  return { news, got };
}

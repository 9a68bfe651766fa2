/** What is no news for a stay: other topics, records with a key, bytes for a partition that is not the current one. */
import { fail } from '../../judge/failure.ts';
import { expectStays } from './stay-failure.ts';
import type { Sticky, StickyPartitioner } from './stays.ts';
import { batchSize, makeSeveral, partitions, settings, tell, topic } from './stays.ts';
import { keyed, keyless } from './topic.ts';

/** Does something that is no news of the topic's current partition. */
type Other = (partitioner: Sticky, current: number, at: number) => Promise<unknown>;

const others: readonly { readonly when: string; readonly because: string; readonly does: Other }[] = [
  {
    when: 'After a batch of another topic',
    because: 'Each topic has a current partition and counts bytes of its own.',
    does: async (partitioner) => {
      const place = await partitioner.partition(keyless('payments'), partitions);
      return partitioner.appended('payments', place, batchSize, true);
    },
  },
  {
    when: 'After a record with a key',
    because: 'A record with a key goes where its hash says, and changes nothing for records without one.',
    does: (partitioner, _current, at) => {
      const text = `user-${at}`;
      return partitioner.partition(keyed(topic, text, new TextEncoder().encode(text)), partitions);
    },
  },
  {
    when: 'After news of a partition that is not the current one',
    because: 'Such news comes late, of a stay that is over. Only bytes for the current partition count.',
    does: (partitioner, current) => partitioner.appended(topic, (current + 1) % partitions.length, 2 * batchSize, true),
  },
];

/** Each partitioner keeps its partition whatever else happens, and leaves it when its own bytes are enough. */
export async function stayApart(context: StickyPartitioner): Promise<void> {
  for (const { when, because, does } of others) {
    const all = await makeSeveral(context, settings);
    const kept = await Promise.all(
      all.map((partitioner, at) => keep(partitioner, (current) => does(partitioner, current, at))),
    );
    const left = kept.filter(({ before, after }) => before !== after);
    if (left.length === 0) continue;
    const { before, after } = left[0]!;
    fail(`${when}, records without a key of "${topic}" leave partition ${before} for ${after}.`, [
      { show: 'table', rows: [['left', `by ${left.length} of ${kept.length} partitioners`]] },
      { show: 'text', text: because },
    ]);
  }
}

async function keep(
  partitioner: Sticky,
  other: (current: number) => Promise<unknown>,
): Promise<{ readonly before: number; readonly after: number }> {
  const before = await tell(partitioner, 0, null);
  await tell(partitioner, before, { bytes: batchSize - 1, full: true });
  await other(before);
  return { before, after: await tell(partitioner, before, null) };
}

/** What is no news for a stay: other topics, records with a key, bytes for a partition that is not the current one. */
import { fail } from '../../judge/failure.ts';
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
  const kept = await Promise.all(
    others.map(async ({ does }) => {
      const all = await makeSeveral(context, settings);
      return Promise.all(all.map((partitioner, at) => keep(partitioner, at, does)));
    }),
  );
  for (const [i, other] of others.entries()) expectKept(other, kept[i]!);
}

/** The current partition before something else happened, after it, and after the last byte of the stay. */
type Kept = { readonly before: number; readonly after: number; readonly end: number };

async function keep(partitioner: Sticky, at: number, other: Other): Promise<Kept> {
  const before = await tell(partitioner, 0, null);
  await tell(partitioner, before, { bytes: batchSize - 1, full: true });
  await other(partitioner, before, at);
  const after = await tell(partitioner, before, null);
  return { before, after, end: await tell(partitioner, after, { bytes: 1, full: true }) };
}

function expectKept({ when, because }: (typeof others)[number], all: readonly Kept[]): void {
  const left = all.filter(({ before, after }) => before !== after);
  const text = { show: 'text', text: because } as const;
  if (left.length > 0) {
    const { before, after } = left[0]!;
    const rows = [
      ['left', `by ${left.length} of ${all.length} partitioners, after ${batchSize - 1} bytes of their own`],
    ];
    fail(`${when}, records without a key of "${topic}" leave partition ${before} for ${after}.`, [
      { show: 'table', rows },
      text,
    ]);
  }
  if (all.some(({ after, end }) => after !== end)) return;
  fail(`${when}, none of ${all.length} partitioners leaves its partition at ${batchSize} bytes of its own.`, [text]);
}

/** The failure of a stay: a partition that is left too early or never, with the bytes that were added until then. */
import type { Block } from '../../judge/failure.ts';
import { fail } from '../../judge/failure.ts';

/** What a partitioner is told between two records without a key: bytes for the partition it gave; null is nothing. */
export type News = { readonly bytes: number; readonly full: boolean } | null;

/** The partition before any news, and after each. */
export type Stays = { readonly news: readonly News[]; readonly got: readonly number[] };

/** A piece of news, where its stay began, the bytes added since, and whether the stay ends with it. */
type Moment = {
  readonly stays: Stays;
  readonly at: number;
  readonly from: number;
  readonly bytes: number;
  readonly due: boolean;
};

/** So many of the same kind must have stayed at the end of a stay before it is no chance. */
const leastStayed = 8;

/** Fails unless partitions are left where a stay ends, and nowhere else. The one that is drawn can be the same again. */
export function expectStays(all: readonly Stays[], batchSize: number): void {
  const moments = all.map((stays) => momentsOf(stays, batchSize));
  const longest = Math.max(...moments.map(({ length }) => length));
  for (let at = 0; at < longest; at++) {
    const now = moments.flatMap((one) => one[at] ?? []);
    const early = now.find((moment) => !moment.due && isLeft(moment));
    if (early !== undefined) failEarly(early, batchSize);
    failStayed(now, batchSize, false);
  }
  failStayed(moments.flat(), batchSize, true);
}

function momentsOf(stays: Stays, batchSize: number): readonly Moment[] {
  let from = 0;
  let bytes = 0;
  return stays.news.map((news, at) => {
    bytes += news?.bytes ?? 0;
    const due = news !== null && bytes >= (news.full ? batchSize : 2 * batchSize);
    const moment = { stays, at, from, bytes, due };
    if (due) [from, bytes] = [at + 1, 0];
    return moment;
  });
}

const isLeft = ({ stays: { got }, at }: Moment): boolean => got[at + 1] !== got[at];
const newsOf = ({ stays, at }: Moment): News => stays.news[at]!;
const isForced = (moment: Moment): boolean => newsOf(moment)?.full === false;

/** Of stays that end alike some must leave: those with as many bytes, or with `kinds` all with complete batches. */
function failStayed(moments: readonly Moment[], batchSize: number, kinds: boolean): void {
  const due = moments.filter((moment) => moment.due);
  const groups = Map.groupBy(due, (moment) => `${kinds || moment.bytes} ${isForced(moment)}`);
  for (const group of groups.values()) {
    if (group.length < leastStayed || group.some(isLeft)) continue;
    const [{ bytes }] = group as [Moment];
    const why = isForced(group[0]!) ? 'That is twice batch.size.' : 'All batches there are complete.';
    const many = kinds
      ? `Of ${group.length} stays none ends`
      : `None of ${group.length} partitioners leaves its partition`;
    const text = isLeftNext(group)
      ? 'It is left with the next news: as many bytes as that are enough.'
      : ruleOf(batchSize);
    fail(`${many} after ${bytes} bytes. ${why}`, [tableOf(group[0]!), { show: 'text', text }]);
  }
}

const isLeftNext = (group: readonly Moment[]): boolean =>
  group.some(({ stays: { got }, at }) => got[at + 2] !== undefined && got[at + 2] !== got[at]);

function failEarly(moment: Moment, batchSize: number): never {
  const { stays, at, bytes } = moment;
  const [from, to] = [stays.got[at]!, stays.got[at + 1]!];
  const blocks: Block[] = [tableOf(moment)];
  if (newsOf(moment) === null) {
    const text = 'While there is no news, the partition stays as it is: nothing was added to it.';
    return fail(`Two records without a key, one after the other, go to partitions ${from} and ${to}.`, [
      ...blocks,
      { show: 'text', text },
    ]);
  }
  const isOpen = bytes >= batchSize;
  const why = isOpen ? ', while a batch there is not complete' : `, and batch.size is ${batchSize}`;
  blocks.push({ show: 'text', text: ruleOf(batchSize) });
  return fail(`Records without a key leave partition ${from} after ${bytes} bytes${why}.`, blocks);
}

const ruleOf = (batchSize: number): string =>
  `A stay ends at ${batchSize} bytes (batch.size) when all batches of the partition are complete, and at ${2 * batchSize} whatever the batches.`;

const shownNews = 9;

/** The last news of the stay, and the partition before and after each. */
function tableOf({ stays: { news, got }, at, from }: Moment): Block {
  const first = Math.max(from, at + 1 - shownNews);
  const bytesAt = (end: number): number => news.slice(from, end).reduce((sum, one) => sum + (one?.bytes ?? 0), 0);
  const rows = news
    .slice(first, at + 1)
    .map((one, i) => [
      one === null ? 'no news' : `+ ${one.bytes}`,
      String(bytesAt(first + i + 1)),
      one === null ? '' : one.full ? 'complete' : 'not complete',
      String(got[first + i + 1]),
      ...(first + i === at ? ['← here'] : []),
    ]);
  const head = [
    ['added', 'bytes', 'batches', 'partition'],
    ['', String(bytesAt(first)), '', String(got[first])],
  ];
  return { show: 'table', rows: [...head, ...rows] };
}

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

/** Fails unless partitions are left where a stay ends, and only there. The one that is drawn can be the same again. */
export function expectStays(all: readonly Stays[], batchSize: number): void {
  const moments = all.map((stays) => momentsOf(stays, batchSize));
  const longest = Math.max(...moments.map(({ length }) => length));
  let early: Moment | undefined;
  for (let at = 0; at < longest && early === undefined; at++) {
    const now = moments.flatMap((one) => one[at] ?? []);
    early = now.find((moment) => !moment.due && isLeft(moment));
    if (early === undefined) expectSomeLeftAlike(now, batchSize);
  }
  expectSomeLeft(moments.flat());
  if (early !== undefined) failEarly(early, batchSize);
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

/** Of stays of many lengths that end in one way, some must. */
function expectSomeLeft(moments: readonly Moment[]): void {
  const due = moments.filter((moment) => moment.due);
  const ways = [
    ['when its batches are complete', due.filter((one) => !isForced(one) && newsOf(one)!.bytes > 0)],
    ['with the news that its batches are complete now', due.filter((one) => newsOf(one)!.bytes === 0)],
    ['at twice batch.size', due.filter(isForced)],
  ] as const;
  for (const [when, group] of ways) {
    const isOneLength = new Set(group.map(({ bytes }) => bytes)).size < 2;
    if (isOneLength || group.length < leastStayed || group.some(isLeft)) continue;
    const blocks: Block[] = [tableOf(group[0]!)];
    if (newsOf(group[0]!)!.bytes === 0) {
      const text =
        'News without bytes comes when the batches were sent in the meantime. A stay that has enough bytes ends with it.';
      blocks.push({ show: 'text', text });
    }
    fail(`None of ${group.length} stays ends ${when}.`, blocks);
  }
}

/** The same for stays that have taken the same course. */
function expectSomeLeftAlike(moments: readonly Moment[], batchSize: number): void {
  const due = moments.filter((moment) => moment.due);
  for (const group of Map.groupBy(due, ({ bytes }) => bytes).values()) {
    if (group.length < leastStayed || group.some(isLeft)) continue;
    const one = group[0]!;
    const why = isForced(one) ? 'That is twice batch.size.' : 'All batches there are complete.';
    const text = group.some(isLeftNext)
      ? `It is left with the news after that: ${counted(one.bytes)} are enough.`
      : ruleOf(batchSize);
    fail(`None of ${group.length} partitioners leaves its partition after ${counted(one.bytes)}. ${why}`, [
      tableOf(one),
      { show: 'text', text },
    ]);
  }
}

const isLeftNext = ({ stays: { got }, at }: Moment): boolean => got[at + 2] !== undefined && got[at + 2] !== got[at];

const counted = (bytes: number): string => `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;

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
  return fail(`Records without a key leave partition ${from} after ${counted(bytes)}${why}.`, blocks);
}

const ruleOf = (batchSize: number): string =>
  `A stay ends at ${counted(batchSize)} (batch.size) when all batches of the partition are complete, and at ${2 * batchSize} whatever the batches.`;

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

/** The failure of keys that share all partitions but the last: one key, which partition starves, the mistake. */
import type { Bar, Block } from '../../judge/failure.ts';
import { fail } from '../../judge/failure.ts';
import { keyText } from './keys.ts';
import type { Placed } from './partition-mistakes.ts';
import { placingMistake } from './partition-mistakes.ts';
import { listed } from './turns-failure.ts';

/** Fails unless every key is where its hash puts it among the partitions but the last; none of them is the VIP key. */
export function expectOthers(all: readonly Placed[]): void {
  const wrong = all.filter(({ wanted, got }) => got !== wanted);
  if (wrong.length === 0) return;
  const many = wrong.length === all.length ? `All ${all.length}` : `${wrong.length} of ${all.length}`;
  const blocks: Block[] = [{ show: 'table', rows: rowsOf(shortest(wrong)) }, ...barsOf(all)];
  const mistake = ownMistake(all) ?? placingMistake(all.map(withoutLast));
  if (mistake !== null) blocks.push({ show: 'text', text: mistake });
  fail(`${many} keys that are not the VIP key go to another partition than their hash says.`, blocks);
}

type Formula = (hash: number, partitions: number) => number;

const byTwoLess =
  'This is the remainder by n-2, which stands in many notes on Kafka. It is 0 to n-3, so that partition n-2 gets nothing. Without the last one there are n-1 partitions.';

const mistakes: readonly (readonly [sentence: string, formula: Formula])[] = [
  [byTwoLess, (hash, n) => Math.abs(hash % (n - 2))],
  [byTwoLess, (hash, n) => (hash & 0x7fffffff) % (n - 2)],
  [
    'This is the remainder by n, the number of all partitions: other keys land in the partition of the VIP key.',
    (hash, n) => (hash & 0x7fffffff) % n,
  ],
  [
    'This is what Math.abs gives, of the hash or of the remainder. It is as even as the mask, and negative hashes land elsewhere: Kafka clears the sign bit.',
    (hash, n) => Math.abs(hash % (n - 1)),
  ],
];

function ownMistake(all: readonly Placed[]): string | null {
  const fits = (formula: Formula): boolean =>
    all.every(({ hash, partitions, got }) => formula(hash, partitions.length) === got);
  return mistakes.find(([, formula]) => fits(formula))?.[0] ?? null;
}

/** The same as if the last partition were not there, so that a mistake of 2.2 is called by its name here too. */
function withoutLast(placed: Placed): Placed {
  const last = placed.partitions.length - 1;
  return { ...placed, partitions: placed.partitions.filter(({ partition }) => partition !== last) };
}

function shortest(wrong: readonly Placed[]): Placed {
  const cost = ({ record, partitions }: Placed): number =>
    record.keyBytes.length + partitions.length + (keyText(record.keyBytes).startsWith('"') ? 0 : 1000);
  return wrong.reduce((best, one) => (cost(one) < cost(best) ? one : best));
}

function rowsOf({ record, hash, partitions, wanted, got }: Placed): readonly (readonly string[])[] {
  const exists = partitions.some(({ partition }) => partition === got);
  return [
    ['key', JSON.stringify(record.key)],
    ['hash', hash < 0 ? `${hash}   & 0x7fffffff: ${hash & 0x7fffffff}` : String(hash)],
    ['partitions', String(partitions.length)],
    ['expected', String(wanted)],
    ['got', exists ? String(got) : `${got}, there is no such partition`],
  ];
}

/** Of the topic with most keys, keys by partition, where one gets none or the last gets any. */
function barsOf(all: readonly Placed[]): Block[] {
  const topics = [...Map.groupBy(all, ({ partitions }) => partitions.length)];
  const [count, placed] = topics.reduce((most, one) => (one[1].length > most[1].length ? one : most));
  const counts = Array.from({ length: count }, (_, number) => placed.filter(({ got }) => got === number).length);
  const last = count - 1;
  const starved = counts.flatMap((keys, number) => (keys === 0 && number !== last ? [number] : []));
  if (starved.length === 0 && counts[last] === 0) return [];
  const bars = counts.map((keys, number): Bar => {
    const bar = { label: String(number), count: keys };
    if (number === last) return { ...bar, note: keys > 0 ? '← for the VIP key alone' : 'for the VIP key' };
    return keys === 0 ? { ...bar, note: '← starves' } : bar;
  });
  const said = starved.length > 0 ? `: none in ${listed(starved)}` : '';
  return [{ show: 'bars', unit: `${placed.length} other keys, by partition of ${count}${said}`, bars }];
}

/** The failure of a key in a wrong partition: one key with its hash, which keys are right, and the known mistake. */
import type { PartitionInfo } from '../../../harness/contract/partitioner.ts';
import type { Block } from '../../judge/failure.ts';
import { fail } from '../../judge/failure.ts';
import { keyText } from './keys.ts';
import type { Placed } from './partition-mistakes.ts';
import { placingMistake } from './partition-mistakes.ts';
import type { Kinds } from './right-and-wrong.ts';
import { rightAndWrong } from './right-and-wrong.ts';

/** Fails unless every key is where Kafka puts it. */
export function expectPlaced(all: readonly Placed[]): void {
  const wrong = all.filter(isWrong);
  if (wrong.length === 0) return;
  const many = wrong.length === all.length ? `All ${all.length}` : `${wrong.length} of ${all.length}`;
  const blocks: Block[] = [
    { show: 'table', rows: rowsOf(mostTelling(wrong)) },
    ...rightAndWrong(all, isWrong, sortings),
  ];
  const mistake = placingMistake(all);
  if (mistake !== null) blocks.push({ show: 'text', text: mistake });
  fail(`${many} records with a key go to another partition than in Kafka.`, blocks);
}

const isWrong = (placed: Placed): boolean => placed.got !== placed.wanted;

const leaderOf = ({ partitions, wanted }: Placed): number | null =>
  partitions.find(({ partition }) => partition === wanted)?.leader ?? null;
const isInOrder = (partitions: readonly PartitionInfo[]): boolean =>
  partitions.every(({ partition }, i) => partition === i);

const lacksLeader = (partitions: readonly PartitionInfo[]): boolean => partitions.some(({ leader }) => leader === null);

const sortings: readonly Kinds<Placed>[] = [
  [
    ['keys with a hash of 0 or more', ({ hash }) => hash >= 0],
    ['keys with a negative hash', ({ hash }) => hash < 0],
  ],
  [
    ['keys given as text', ({ record }) => typeof record.key === 'string'],
    ['keys given as bytes', ({ record }) => record.key instanceof Uint8Array],
    ['keys given as a number', ({ record }) => typeof record.key === 'number'],
  ],
  [
    ['while all partitions have a leader', ({ partitions }) => isInOrder(partitions) && !lacksLeader(partitions)],
    ['while they are listed in another order', ({ partitions }) => !isInOrder(partitions)],
    ['while some have no leader', ({ partitions }) => isInOrder(partitions) && lacksLeader(partitions)],
  ],
  [
    ['keys whose partition has a leader', (placed) => leaderOf(placed) !== null],
    ['keys whose partition has none', (placed) => leaderOf(placed) === null],
  ],
];

/** The shortest key in the smallest topic, text before bytes, partitions in order before others. */
function mostTelling(wrong: readonly Placed[]): Placed {
  const cost = ({ record, partitions }: Placed): number =>
    record.keyBytes.length +
    partitions.length +
    (keyText(record.keyBytes).startsWith('"') ? 0 : 1000) +
    (isInOrder(partitions) ? 0 : 500);
  return wrong.reduce((best, one) => (cost(one) < cost(best) ? one : best));
}

function rowsOf({ record, partitions, hash, wanted, got }: Placed): string[][] {
  const bytes = Buffer.from(record.keyBytes.subarray(0, 12))
    .toString('hex')
    .replaceAll(/(..)(?=.)/g, '$1 ');
  const more = record.keyBytes.length > 12 ? ' …' : '';
  const without = partitions.filter(({ leader }) => leader === null).map(({ partition }) => partition);
  const exists = partitions.some(({ partition }) => partition === got);
  const rows = [
    ['key', typeof record.key === 'number' ? String(record.key) : keyText(record.keyBytes), bytes + more],
    ['hash', String(hash), hash < 0 ? `& 0x7fffffff: ${hash & 0x7fffffff}` : ''],
    ['partitions', String(partitions.length), isInOrder(partitions) ? '' : `listed ${listOf(partitions)}`],
    ['expected', String(wanted), ''],
    ['got', String(got), exists ? '' : 'there is no such partition'],
  ];
  if (without.length > 0)
    rows.splice(3, 0, ['no leader', without.length === partitions.length ? 'all' : without.join(' '), '']);
  return rows.map((row) => (row.at(-1) === '' ? row.slice(0, -1) : row));
}

const listOf = (partitions: readonly PartitionInfo[]): string => partitions.map(({ partition }) => partition).join(' ');

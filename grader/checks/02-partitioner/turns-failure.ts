/** The failure of a round robin: the record that is out of turn, records a partition as bars, and their order. */
import type { PartitionInfo } from '../../../harness/contract/partitioner.ts';
import type { Bar, Block } from '../../judge/failure.ts';
import { fail } from '../../judge/failure.ts';

/** Where the records without a key of one topic went, in order, while its partitions stayed as they are. */
export type Turns = {
  readonly topic: string;
  readonly partitions: readonly PartitionInfo[];
  readonly got: readonly number[];
  /** When it was, where that matters, to begin a sentence: `While no partition has a leader`. */
  readonly when?: string;
  /** What has happened when every second turn is missing. */
  readonly between?: string;
};

/** Fails unless each partition that has a leader (each of all, when none has) gets one of any n records in a row. */
export function expectTurns(turns: Turns): void {
  const { partitions, got } = turns;
  const unknown = got.findIndex((one) => !partitions.some(({ partition }) => partition === one));
  if (unknown >= 0) failUnknown(turns, unknown);
  const choices = choicesOf(turns);
  if (got.some((one) => !choices.includes(one))) failLeaderless(turns);
  const again = got.findIndex((one, i) => got.slice(Math.max(0, i - choices.length + 1), i).includes(one));
  if (again >= 0) failAgain(turns, again);
}

/** The numbers of the partitions that take turns. */
function choicesOf({ partitions }: Turns): readonly number[] {
  const available = partitions.filter(({ leader }) => leader !== null);
  return (available.length > 0 ? available : partitions).map(({ partition }) => partition);
}

/** The sentence, after the words that say when it was. */
function sentence({ when }: Turns, says: string): string {
  if (when === undefined) return says;
  return `${when}, ${says[0]!.toLowerCase()}${says.slice(1)}`;
}

function failUnknown(turns: Turns, at: number): never {
  const last = turns.partitions.length - 1;
  const exist = last === 0 ? 'It has partition 0 alone' : `It has partitions 0 to ${last}`;
  return fail(`A record without a key went to partition ${turns.got[at]} of "${turns.topic}". ${exist}.`, [
    inOrder(turns, at, at + 1),
  ]);
}

function failLeaderless(turns: Turns): never {
  const choices = choicesOf(turns);
  const lost = turns.got.filter((one) => !choices.includes(one));
  const places = new Set(turns.got);
  const isPlaces = places.size === choices.length && turns.got.every((one) => one < choices.length);
  const text = isPlaces
    ? `These are places in the list of the partitions that have a leader, 0 to ${choices.length - 1}. What counts is the number of the partition that stands there.`
    : 'A record for a partition without a leader waits in the producer until there is one, or until it expires. Without a key it could have gone elsewhere.';
  const went = lost.length === 1 ? 'record without a key went' : 'records without a key went';
  const numbers = [...new Set(lost)];
  const where = numbers.length === 1 ? `partition ${lost[0]}, which has` : `partitions ${listed(numbers)}, which have`;
  return fail(`${lost.length} ${went} to ${where} no leader.`, [bars(turns, false), { show: 'text', text }]);
}

function failAgain(turns: Turns, at: number): never {
  const choices = choicesOf(turns);
  const count = choices.length;
  const since = turns.got.lastIndexOf(turns.got[at]!, at - 1);
  const missed = choices.filter((one) => !turns.got.slice(since, at).includes(one));
  const others = `${missed.length === 1 ? 'partition' : 'partitions'} ${listed(missed)} had one`;
  const says = sentence(turns, `Partition ${turns.got[at]} of "${turns.topic}" gets a second record before ${others}.`);
  const rule = `Of any ${count} records in a row each of the ${count} partitions gets one.`;
  const text = stepText(turns, choices) ?? rule;
  return fail(says, [bars(turns, true), inOrder(turns, at), { show: 'text', text }]);
}

/** What a constant step through the partitions says: none, or two. */
function stepText({ got, between }: Turns, choices: readonly number[]): string | null {
  const places = got.map((one) => choices.indexOf(one));
  const steps = new Set(places.slice(1).map((place, i) => (place - places[i]! + choices.length) % choices.length));
  const [step] = steps;
  if (steps.size !== 1) return null;
  if (step === 0) return 'The turn never goes on.';
  return step === 2 ? (between ?? 'Every second turn is missing: something else has taken it.') : null;
}

/** Records a partition; `spread` marks those with more or fewer than their share. */
function bars(turns: Turns, spread: boolean): Block {
  const { partitions, got, topic } = turns;
  const choices = choicesOf(turns);
  const numbers = partitions.map(({ partition }) => partition).toSorted((a, b) => a - b);
  const each = got.length / choices.length;
  const all = numbers.map((number): Bar => {
    const count = got.filter((one) => one === number).length;
    const label = String(number);
    if (!choices.includes(number)) return { label, count, note: count > 0 ? '← no leader' : 'no leader' };
    if (!spread) return { label, count };
    if (count > Math.ceil(each)) return { label, count, note: '← too many' };
    return count < Math.floor(each) ? { label, count, note: '← too few' } : { label, count };
  });
  return { show: 'bars', unit: `records without a key, by partition of "${topic}"`, bars: all };
}

const shownTurns = 16;

/** The partitions in the order of the records, up to a little after the one that is out of turn. */
function inOrder({ got }: Turns, at: number, until = Math.max(at + 3, shownTurns)): Block {
  const end = Math.min(got.length, until);
  const start = Math.max(0, end - shownTurns);
  const shown = got.slice(start, end).join(' ');
  return { show: 'table', rows: [['in order', `${start > 0 ? '… ' : ''}${shown}${end < got.length ? ' …' : ''}`]] };
}

/** `0`, `0 and 2`, `0, 2 and 4`. */
export function listed(numbers: readonly number[], word: 'and' | 'or' = 'and'): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted.length < 2 ? sorted.join('') : `${sorted.slice(0, -1).join(', ')} ${word} ${sorted.at(-1)}`;
}

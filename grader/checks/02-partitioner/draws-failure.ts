/** The failure of partitions that are not drawn evenly, or that have no leader. */
import type { PartitionInfo } from '../../../harness/contract/partitioner.ts';
import type { Bar } from '../../judge/failure.ts';
import { fail } from '../../judge/failure.ts';
import { listed } from './turns-failure.ts';

/** The stays of one partitioner: where, and how many bytes went there. */
export type Draws = readonly { readonly partition: number; readonly bytes: number }[];

/** How far from its mean a count may be, in standard deviations: with even draws once in two million counts. */
const deviations = 5;

const numbersOf = (partitions: readonly PartitionInfo[]): readonly number[] =>
  partitions.map(({ partition }) => partition).toSorted((a, b) => a - b);

/** Fails unless each partition is drawn about as often as any other, the one before among them. */
export function expectEven(partitions: readonly PartitionInfo[], all: readonly Draws[]): void {
  const draws = all.flat();
  expectLed(partitions, draws);
  const numbers = numbersOf(partitions);
  const each = draws.length / numbers.length;
  const tolerance = deviations * Math.sqrt(each * (1 - 1 / numbers.length));
  const counts = numbers.map((number) => draws.filter(({ partition }) => partition === number).length);
  if (counts.some((count) => Math.abs(count - each) > tolerance)) failUneven(numbers, draws, counts, tolerance);
  const again = all.flatMap((one) => one.slice(1).filter(({ partition }, i) => partition === one[i]!.partition));
  if (again.length > 0) return;
  const begun = all[0]!.map(({ partition }) => partition).join(' ');
  fail(`Of ${draws.length - all.length} draws none gives the partition that was left.`, [
    { show: 'table', rows: [['in order', begun]] },
    {
      show: 'text',
      text: `Each draw is among all partitions that have a leader, the one before among them: of ${numbers.length}, one draw in ${numbers.length} gives the same again. Without it two partitions would take turns, however different they are.`,
    },
  ]);
}

function failUneven(numbers: readonly number[], draws: Draws, counts: readonly number[], tolerance: number): never {
  const each = draws.length / numbers.length;
  const bars = numbers.map((number, i): Bar => {
    const bytes = draws.reduce((sum, draw) => sum + (draw.partition === number ? draw.bytes : 0), 0);
    const bar = { label: String(number), count: bytes };
    if (counts[i]! > each + tolerance) return { ...bar, note: '← too many' };
    return counts[i]! < each - tolerance ? { ...bar, note: '← too few' } : bar;
  });
  const never = numbers.filter((_, i) => counts[i] === 0);
  const says =
    never.length === numbers.length - 1
      ? `All ${draws.length} stays are at partition ${draws[0]!.partition}.`
      : never.length > 0
        ? `In ${draws.length} stays partition ${listed(never, 'or')} is never drawn.`
        : `In ${draws.length} stays some partitions are drawn more often than by chance.`;
  fail(says, [
    { show: 'bars', unit: 'bytes without a key, by partition', bars },
    {
      show: 'text',
      text: `The next partition is drawn with \`random\`, each as likely as any other: about ${Math.round(each)} times of ${draws.length}.`,
    },
  ]);
}

/** Fails unless each stay is at a partition of the topic that has a leader; when none has one, at any. */
export function expectLed(partitions: readonly PartitionInfo[], draws: Draws, when?: string): void {
  const numbers = numbersOf(partitions);
  const led = numbersOf(partitions.filter(({ leader }) => leader !== null));
  const unknown = draws.find(({ partition }) => !numbers.includes(partition));
  if (unknown !== undefined) {
    const exist = `It has partitions 0 to ${numbers.length - 1}`;
    fail(
      `A record without a key went to partition ${unknown.partition}. ${exist}${led.length > 0 ? '' : ', all without a leader'}.`,
    );
  }
  if (led.length === 0) return;
  const lost = draws.filter(({ partition }) => !led.includes(partition));
  if (lost.length === 0) return;
  const bars = numbers.map((number): Bar => {
    const count = draws.filter(({ partition }) => partition === number).length;
    const bar = { label: String(number), count };
    return led.includes(number) ? bar : { ...bar, note: count > 0 ? '← no leader' : 'no leader' };
  });
  const where = listed([...new Set(lost.map(({ partition }) => partition))], 'or');
  const says = `${lost.length} of ${draws.length === 1 ? '1 stay is' : `${draws.length} stays are`} at partition ${where}, without a leader.`;
  fail(when === undefined ? says : `${when}, ${says}`, [
    { show: 'bars', unit: 'stays, by partition', bars },
    {
      show: 'text',
      text: 'Records for a partition without a leader wait in the producer, and may expire. A partition is drawn among those that have one; among all only when none has.',
    },
  ]);
}

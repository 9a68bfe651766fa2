/** The failure of producers that begin their turns in the same place. */
import { fail } from '../../judge/failure.ts';
import { listed } from './turns-failure.ts';

/** Fails unless each partition is where some producer begins. `starts`: the first partition of each. */
export function expectStarts(starts: readonly number[], partitions: number): void {
  const numbers = Array.from({ length: partitions }, (_, partition) => partition);
  const never = numbers.filter((partition) => !starts.includes(partition));
  if (never.length === 0) return;
  const says =
    never.length === partitions - 1
      ? `All ${starts.length} producers begin at partition ${starts[0]}.`
      : `Of ${starts.length} producers none begins at partition ${listed(never, 'or')}.`;
  const bars = numbers.map((partition) => ({
    label: String(partition),
    count: starts.filter((start) => start === partition).length,
  }));
  fail(says, [
    { show: 'bars', unit: 'producers, by the partition where they begin', bars },
    {
      show: 'text',
      text: 'Producers are often started together and send a record or two. If all began in one place, that partition would get most of it. The place comes from `random`.',
    },
  ]);
}

/** A lossy link from a seed: what becomes of each message between two nodes. Cuts and slow links are left out here. */
import type { SeededRandom } from './random.ts';

export type LinkOptions = {
  /** Probability that a message is lost, 0 to 1. */
  readonly loss: number;
  /** Probability that a message arrives twice, 0 to 1. */
  readonly duplicate: number;
  /** Milliseconds on the way: at least, and at most. */
  readonly delayMs: readonly [least: number, most: number];
};

export const perfectLink: LinkOptions = { loss: 0, duplicate: 0, delayMs: [1, 1] };

/** When copies of a message arrive, in milliseconds from now; none when it is lost. */
export function passage(link: LinkOptions, random: SeededRandom): readonly number[] {
  if (random.next() < link.loss) return [];
  const [least, most] = link.delayMs;
  const delay = (): number => least + random.nextInt(most - least + 1);
  return random.next() < link.duplicate ? [delay(), delay()] : [delay()];
}

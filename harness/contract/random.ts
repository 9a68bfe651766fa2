/** Randomness from a seed: the same seed gives the same numbers, on every machine. Not for secrets. */
export interface Random {
  /** The next number, 0 ≤ x < 1. */
  next(): number;
  /** The next whole number, 0 ≤ x < bound. `bound` is a whole number from 1 to 2^53 - 1; else a RangeError. */
  nextInt(bound: number): number;
}

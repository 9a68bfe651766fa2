/** Exit statuses of the command, and the error that ends it with a sentence. */

export const exit = {
  /** All asked checks pass. */
  pass: 0,
  /** Some fail. */
  fail: 1,
  /** Inconclusive: out of time, or no backend. */
  inconclusive: 2,
  /** Our error, or bad usage. */
  usage: 3,
} as const;

/** Ends the command with one sentence that names the thing, the value and the way out. */
export class UsageError extends Error {
  readonly status: number;

  constructor(sentence: string, status: number = exit.usage) {
    super(sentence);
    this.status = status;
  }
}

/**
 * What a check says when it does not hold, as data: one sentence first, then blocks that show it. Reports render it;
 * the result document keeps it as plain text.
 */
import type { Place } from '../../harness/simulation/step.ts';
import type { Cause } from './ended.ts';

export type Block =
  /** Lines of a label and what belongs to it, in columns. */
  | { readonly show: 'table'; readonly rows: readonly (readonly string[])[] }
  /** A key's bytes with a mark under some of them. */
  | { readonly show: 'bytes'; readonly label: string; readonly data: Uint8Array; readonly marked: readonly number[] }
  /** Records a partition, as bars. */
  | { readonly show: 'bars'; readonly unit: string; readonly bars: readonly Bar[] }
  /** A line of the learner's file with a caret; the text is filled in by the judge from its own copy. */
  | { readonly show: 'source'; readonly place: Place }
  /** A paragraph. */
  | { readonly show: 'text'; readonly text: string }
  /** The last events of a world, the most telling marked. */
  | { readonly show: 'events'; readonly events: readonly TraceLine[] };

export type Bar = { readonly label: string; readonly count: number; readonly note?: string };
export type TraceLine = { readonly time: number; readonly text: string; readonly marked: boolean };

export type Failure = {
  readonly says: string;
  readonly blocks: readonly Block[];
  readonly cause?: Cause;
  readonly where?: Place;
};

/** Thrown by a check's body, and by the proxies it uses, where a part does not do what it should. */
export class CheckFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.says);
    this.failure = failure;
  }
}

/** Ends a check: the part does not do what it should. */
export function fail(says: string, blocks: readonly Block[] = [], more: Omit<Failure, 'says' | 'blocks'> = {}): never {
  throw new CheckFailure({ says, blocks, ...more });
}

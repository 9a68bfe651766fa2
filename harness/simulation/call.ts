/** Calls of nodes' methods under way in a world: those made from outside, and those that carry a request of a node. */
import type { PartError } from './step.ts';

/** A call from outside: what a client of the system sees of it. A crash of its node leaves it open for ever. */
export type Call<T> = {
  readonly text: string;
  readonly begunAt: number;
  outcome:
    | { readonly is: 'open' }
    | { readonly is: 'value'; readonly value: T; readonly at: number }
    | { readonly is: 'error'; readonly error: PartError; readonly at: number };
};

/** The request that a call answers: who sent it, in which of its lives, and under which number. */
export type Remote = { readonly from: string; readonly life: number; readonly id: number; readonly api: string };

export type OpenCall =
  | { readonly is: 'outside'; readonly text: string; readonly call: Call<unknown> }
  | { readonly is: 'request'; readonly text: string; readonly remote: Remote };

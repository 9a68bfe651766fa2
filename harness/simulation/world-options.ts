/** What a world is made with, and how a run of it ends. */
import type { LinkOptions } from './link.ts';
import type { Driver, NodeEffect, PartError } from './step.ts';
import type { CrashKind } from './world-node.ts';

/** Asked after each effect of a node; a crash drops the rest of what the node did in that event. */
export type Fault = (node: string, effect: NodeEffect) => { readonly crash: CrashKind; readonly downMs: number } | null;

export type WorldOptions = {
  readonly seed: number;
  readonly link?: LinkOptions;
  /** Most events of one instant, and of the whole run. */
  readonly caps?: { readonly instant: number; readonly run: number };
  /** The driver whose nodes get a copy of the module for each of their lives, to show that nothing stays in one. */
  readonly separate?: Driver | null;
};

/** How a run ended: `done` as asked, `idle` nothing is pending, `late` out of time, or over a cap. */
export type RunEnd = 'done' | 'idle' | 'late' | 'too many events' | 'too many events at one instant';

/** What a part did that no part may do, whatever the scenario: the run ends with it. */
export type Offence = { readonly node: string; readonly during: string } & (
  { readonly is: 'threw' | 'late'; readonly error: PartError } | { readonly is: 'strayed'; readonly sentence: string }
);

/**
 * How many copies of a module there are for a world that keeps its nodes' apart; each life of a node takes the next.
 */
export const moduleCopies = 8;

export const defaultCaps = { instant: 200, run: 1000 } as const;

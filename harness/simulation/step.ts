/**
 * A step: what happens to the nodes of one driver at one instant, and what they do. Everything that runs parts, in
 * process or behind a channel, is a driver.
 */
import type { PartId } from '../contract/parts.ts';

/** An error of a part as it is known outside: `where` is the first place in the learner's own files. */
export type PartError = {
  /** The error's name, or null when something else than an error was thrown. */
  readonly name: string | null;
  readonly message: string;
  readonly where: Place | null;
  /** The task that is not implemented yet, when that is why. */
  readonly todo: PartId | null;
};

/** Lines and columns count from 1. */
export type Place = { readonly task: PartId; readonly line: number; readonly column: number };

export type NodeEvent =
  | {
      readonly on: 'new';
      readonly node: string;
      readonly task: PartId;
      readonly instance: number;
      readonly name: string;
      /** The plain values among the options of the constructor. */
      readonly options: { readonly [name: string]: unknown };
      readonly seed: number;
      readonly files: readonly (readonly [name: string, data: Uint8Array])[];
    }
  | {
      readonly on: 'call';
      readonly call: number;
      /** null for an exported function, which belongs to no node. */
      readonly node: string | null;
      readonly task: PartId;
      readonly instance: number;
      readonly name: string;
      readonly values: readonly unknown[];
    }
  | { readonly on: 'abort'; readonly call: number }
  | { readonly on: 'timer'; readonly node: string; readonly id: number }
  | { readonly on: 'answer'; readonly node: string; readonly id: number; readonly api: string; readonly body: unknown }
  | { readonly on: 'stop'; readonly node: string };

export type NodeEffect =
  | { readonly did: 'made' }
  | { readonly did: 'returned'; readonly call: number; readonly value: unknown }
  /** The call answered with something its contract does not allow; `sentence` says what. */
  | { readonly did: 'strayed'; readonly call: number; readonly sentence: string }
  /** `call` is -1 for a constructor. */
  | { readonly did: 'threw'; readonly call: number; readonly error: PartError }
  | { readonly did: 'late'; readonly error: PartError }
  | { readonly did: 'sleep'; readonly node: string; readonly id: number; readonly ms: number }
  | { readonly did: 'wake' | 'unsend'; readonly node: string; readonly id: number }
  | {
      readonly did: 'send';
      readonly node: string;
      readonly id: number;
      readonly to: string;
      readonly api: string;
      readonly body: unknown;
    }
  | { readonly did: 'append'; readonly node: string; readonly file: string; readonly data: Uint8Array }
  | { readonly did: 'flush' | 'remove'; readonly node: string; readonly file: string }
  | { readonly did: 'truncate'; readonly node: string; readonly file: string; readonly length: number }
  | { readonly did: 'log'; readonly node: string; readonly text: string };

/** Runs the events in order and answers with one list of effects an event. */
export interface Driver {
  step(time: number, events: readonly NodeEvent[]): Promise<readonly (readonly NodeEffect[])[]>;
}

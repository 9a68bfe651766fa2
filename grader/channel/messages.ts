/**
 * What judge and subject say to each other, one JSON line a message. The judge sends a frame; the subject answers with
 * exactly one line for each of its events, in order, and then waits. A frame to load a task counts as one event.
 *
 * Values inside are encoded (encoded.ts). What the subject sends is made of strings, integers and arrays only.
 */
import type { Encoded } from './encoded.ts';

export type LoadFrame = { readonly f: number; readonly load: Load };
export type StepFrame = { readonly f: number; readonly time: number; readonly events: readonly Event[] };
export type Frame = LoadFrame | StepFrame;

/**
 * Modules to serve, by path below the workbook, and which of them to load. `instance` keeps copies of one task apart.
 */
export type Load = {
  readonly task: string;
  readonly instance: number;
  readonly files: readonly { readonly task: string; readonly source: string }[];
};

/** Something that happens to a part at one instant. */
export type Event =
  | {
      readonly on: 'new';
      readonly node: string;
      readonly task: string;
      readonly instance: number;
      readonly name: string;
      /** By option: an encoded value, or null for something given. */
      readonly options: { readonly [name: string]: Encoded | null };
      readonly seed: number;
      readonly files: readonly (readonly [name: string, base64: string])[];
    }
  | {
      readonly on: 'call';
      readonly call: number;
      /** The node whose method is called, or null for an exported function. */
      readonly node: string | null;
      readonly task: string;
      readonly instance: number;
      readonly name: string;
      readonly values: readonly Encoded[];
    }
  | { readonly on: 'abort'; readonly call: number }
  | { readonly on: 'timer'; readonly node: string; readonly id: number }
  | { readonly on: 'answer'; readonly node: string; readonly id: number; readonly body: Encoded }
  | { readonly on: 'stop'; readonly node: string };

/** An error of a part: name, message, the learner's own place, and the task if it was a stub's `todo`. */
export type EncodedError = readonly [
  name: string,
  message: string,
  task: string,
  line: number,
  column: number,
  todo: string,
];

/** What a part did during an event. */
export type Effect =
  | readonly ['made']
  | readonly ['returned', call: number, value: Encoded]
  /** A synchronous call changed its argument number `parameter`. */
  | readonly ['changed', call: number, parameter: number]
  | readonly ['threw', call: number, error: EncodedError]
  | readonly ['late', error: EncodedError]
  | readonly ['sleep', node: string, id: number, ms: number]
  | readonly ['wake', node: string, id: number]
  | readonly ['send', node: string, id: number, to: string, api: string, body: Encoded]
  | readonly ['unsend', node: string, id: number]
  | readonly ['append', node: string, file: string, data: string]
  | readonly ['flush', node: string, file: string]
  | readonly ['truncate', node: string, file: string, length: number]
  | readonly ['remove', node: string, file: string]
  | readonly ['log', node: string, text: string]
  | readonly ['toolong', call: number, bytes: number];

/** A part does at most this many things in one event. */
export const effectLimit = 5_000;

/** How a module loaded: `loaded` with what its exports are, or why it did not. */
export type LoadAnswer =
  | readonly ['loaded', ...exports: readonly (readonly [name: string, kind: string])[]]
  | readonly ['refused', why: string, name: string, task: string, line: number, column: number]
  | readonly ['syntax', message: string, task: string, line: number, column: number]
  | readonly ['failed', error: EncodedError];

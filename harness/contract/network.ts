/** Requests between nodes, as parts see them. One request has at most one answer; it may never come. */
import type { Infer, Schema } from './schema.ts';

/** The APIs that a part may call: the shape of a request's body and of its answer's. */
export type Apis = { readonly [api: string]: { readonly request: Schema; readonly response: Schema } };

export interface Network<A extends Apis> {
  /**
   * Sends a request to a node and resolves with its answer. A lost request or answer is silence: time out yourself.
   * Rejects with the signal's reason when `signal` aborts first; an answer that comes later is dropped.
   */
  request<K extends keyof A & string>(
    node: string,
    api: K,
    body: Infer<A[K]['request']>,
    signal: AbortSignal,
  ): Promise<Infer<A[K]['response']>>;
}

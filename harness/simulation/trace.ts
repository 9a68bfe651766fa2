/**
 * What happened in a world, in order: for people as sentences, for comparison as lines that are equal byte for byte.
 */
export type TraceEntry = { readonly time: number; readonly node: string; readonly text: string };

export class Trace {
  readonly #entries: TraceEntry[] = [];

  add(time: number, node: string, text: string): void {
    this.#entries.push({ time, node, text });
  }

  get entries(): readonly TraceEntry[] {
    return this.#entries;
  }

  /** One line an entry: time, node, text. */
  toString(): string {
    return this.#entries.map((entry) => `${entry.time} ${entry.node} ${entry.text}\n`).join('');
  }
}

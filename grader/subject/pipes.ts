/**
 * The subject's ends of its two pipes: frames come in on descriptor 3, answers go out on 4. Reading blocks: between
 * frames nothing runs, so no real timer can fire and no order can depend on the machine.
 */
import { readSync, writeSync } from 'node:fs';
import type { Frame } from '../channel/messages.ts';

const chunk = Buffer.alloc(64 * 1024);
const { parse, stringify } = JSON;
const asBuffer = Buffer.from;
const concat = Buffer.concat;
const lineFeed = 0x0a;

/** Reads frames; `null` when the judge has gone. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);
  #searched = 0;

  next(): Frame | null {
    for (;;) {
      const end = this.#rest.indexOf(lineFeed, this.#searched);
      if (end >= 0) {
        const line = this.#rest.toString('utf8', 0, end);
        this.#rest = this.#rest.subarray(end + 1);
        this.#searched = 0;
        return parse(line) as Frame;
      }
      this.#searched = this.#rest.length;
      const count = readSync(3, chunk, 0, chunk.length, null);
      if (count === 0) return null;
      this.#rest = concat([this.#rest, chunk.subarray(0, count)]);
    }
  }
}

/** Writes one message as a line; returns its length in bytes without writing when that is above `limit`. */
export function writeLine(message: unknown, limit: number): number {
  const line = asBuffer(`${stringify(message)}\n`, 'utf8');
  if (line.length > limit) return line.length;
  let written = 0;
  while (written < line.length) written += writeSync(4, line, written);
  return 0;
}

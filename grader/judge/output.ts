/** What a part printed: the beginning and the end are kept, the rest is counted. It is text for people, never read. */
import { visibleLines } from '../channel/visible.ts';

const headBytes = 8 * 1024;
const tailBytes = 4 * 1024;

export class Output {
  #head = Buffer.alloc(0);
  #tail = Buffer.alloc(0);
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  add(chunk: Buffer): void {
    this.#bytes += chunk.length;
    const free = headBytes - this.#head.length;
    if (free > 0) this.#head = Buffer.concat([this.#head, chunk.subarray(0, free)]);
    const rest = chunk.subarray(Math.max(0, free));
    if (rest.length > 0) this.#tail = Buffer.concat([this.#tail, rest.subarray(-tailBytes)]).subarray(-tailBytes);
  }

  /** Safe to show: control characters are escaped, and the engine's own report of running out of memory is left out. */
  text(): string {
    const text = this.all().split(/\n<--- Last few GCs --->|\nFATAL ERROR: /)[0]!;
    return visibleLines(text, headBytes + tailBytes + 100);
  }

  /** As it came. */
  all(): string {
    const left = this.#bytes - this.#head.length - this.#tail.length;
    const middle = left > 0 ? `\n… ${left} bytes …\n` : '';
    return this.#head.toString('utf8') + middle + this.#tail.toString('utf8');
  }
}

/** Splits bytes into lines and counts them first: a line beyond the limit is never gathered, let alone parsed. */
const lineFeed = 0x0a;

export class Lines {
  #rest: Buffer[] = [];
  #restBytes = 0;

  /** The lines that `chunk` completes, or `tooLong` when one has more than `limit` bytes. */
  add(chunk: Buffer, limit: number): readonly string[] | 'tooLong' {
    const lines: string[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      if (this.#restBytes + end - start > limit) return 'tooLong';
      this.#rest.push(chunk.subarray(start, end));
      lines.push((this.#rest.length === 1 ? this.#rest[0]! : Buffer.concat(this.#rest)).toString('utf8'));
      this.#rest = [];
      this.#restBytes = 0;
      start = end + 1;
    }
    if (start < chunk.length) {
      this.#rest.push(chunk.subarray(start));
      this.#restBytes += chunk.length - start;
    }
    return this.#restBytes > limit ? 'tooLong' : lines;
  }
}

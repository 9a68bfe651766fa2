/** Splits bytes into lines and counts them first: a line beyond the limit is never gathered, let alone parsed. */
const lineFeed = 0x0a;

export class Lines {
  #rest = Buffer.alloc(0);
  #length = 0;

  /** The lines that `chunk` completes, or `tooLong` when one has more than `limit` bytes. */
  add(chunk: Buffer, limit: number): readonly string[] | 'tooLong' {
    const lines: string[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      if (this.#length + end - start > limit) return 'tooLong';
      lines.push(this.#complete(chunk.subarray(start, end)));
      start = end + 1;
    }
    if (this.#length + chunk.length - start > limit) return 'tooLong';
    this.#keep(chunk.subarray(start));
    return lines;
  }

  #complete(end: Buffer): string {
    if (this.#length === 0) return end.toString('utf8');
    this.#keep(end);
    const line = this.#rest.toString('utf8', 0, this.#length);
    this.#length = 0;
    return line;
  }

  /** Copies: many small chunks take no more room than their bytes. */
  #keep(part: Buffer): void {
    const length = this.#length + part.length;
    if (length > this.#rest.length) {
      const grown = Buffer.alloc(Math.max(length, this.#rest.length * 2));
      this.#rest.copy(grown, 0, 0, this.#length);
      this.#rest = grown;
    }
    part.copy(this.#rest, this.#length);
    this.#length = length;
  }
}

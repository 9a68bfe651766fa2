/**
 * Gives the prompt one line at a time and holds back what is typed or pasted while a line is still at work, so that
 * lines pasted together run one after the other even where they await.
 */
import { PassThrough } from 'node:stream';

const piece = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/g;
const ctrlC = '\u0003';

type Source = NodeJS.ReadableStream & { setRawMode?: (on: boolean) => unknown; isTTY?: boolean };

export class LineGate extends PassThrough {
  readonly #source: Source;
  readonly #held: string[] = [];
  #isBusy = false;
  #hasEnded = false;
  #isPumping = false;
  /** Called for a Ctrl-C while a line is at work. */
  onInterrupt: () => void = () => {};

  constructor(source: Source) {
    super();
    this.#source = source;
    source.setEncoding('utf8');
    source.on('data', (chunk) => this.#take(String(chunk)));
    source.on('end', () => {
      this.#hasEnded = true;
      this.#pump();
    });
  }

  /** The terminal's own mode, which the prompt sets through its input. */
  setRawMode(on: boolean): this {
    this.#source.setRawMode?.(on);
    return this;
  }

  /** While busy, nothing passes. */
  set busy(is: boolean) {
    this.#isBusy = is;
    if (!is) this.#pump();
  }

  #take(chunk: string): void {
    if (this.#isBusy && chunk.includes(ctrlC)) {
      this.#held.length = 0;
      this.onInterrupt();
      return;
    }
    this.#held.push(...(chunk.match(piece) ?? []));
    this.#pump();
  }

  #pump(): void {
    if (this.#isPumping || this.#isBusy) return;
    const next = this.#held.shift();
    if (next !== undefined) {
      this.#isPumping = true;
      this.write(next);
      // The prompt takes it up, and may turn busy, before the next one.
      setImmediate(() => {
        this.#isPumping = false;
        this.#pump();
      });
    } else if (this.#hasEnded && !this.writableEnded) this.end();
  }
}

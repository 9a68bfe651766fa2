/** The terminal of watch: keys one by one, and a screen of its own that leaves what was there before untouched. */
import type { ReadStream, WriteStream } from 'node:tty';
import { keysIn } from './keys.ts';

const enter = '\u001b[?1049h\u001b[?25l';
const leave = '\u001b[?25h\u001b[?1049l';

export class Screen {
  readonly #input: ReadStream;
  readonly #output: WriteStream;
  #shown: readonly string[] = [];
  #isOpen = false;

  constructor(input: ReadStream, output: WriteStream) {
    this.#input = input;
    this.#output = output;
  }

  get columns(): number {
    return this.#output.columns || 80;
  }

  get rows(): number {
    return this.#output.rows || 24;
  }

  open(onKey: (key: string) => void, onResize: () => void): void {
    this.#isOpen = true;
    this.#input.setRawMode(true);
    this.#input.setEncoding('utf8');
    this.#input.on('data', (chunk: string) => keysIn(chunk).forEach(onKey));
    this.#input.resume();
    this.#output.on('resize', () => {
      this.#shown = [];
      onResize();
    });
    this.#output.write(enter);
  }

  /** Draws the lines that changed, and clears what is below. */
  draw(lines: readonly string[]): void {
    if (!this.#isOpen) return;
    const height = Math.max(lines.length, this.#shown.length);
    let text = '';
    for (let row = 0; row < height; row++) {
      if (this.#shown.length > 0 && this.#shown[row] === lines[row]) continue;
      text += `\u001b[${row + 1};1H${lines[row] ?? ''}\u001b[K`;
    }
    if (this.#shown.length === 0) text += '\u001b[J';
    this.#shown = lines;
    if (text !== '') this.#output.write(text);
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#output.write(leave);
    this.#input.setRawMode(false);
    this.#input.pause();
    this.#input.removeAllListeners('data');
  }
}

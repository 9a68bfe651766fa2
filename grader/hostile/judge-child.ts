/** A judge process as a test drives it: folders in, reports out. It ends when its stdin does. */
import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Layer } from '../judge/layers.ts';
import type { Order, Report } from './judge.ts';

const program = fileURLToPath(new URL('./judge.ts', import.meta.url));

export class JudgeChild implements AsyncDisposable {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<unknown>;

  constructor(without: readonly Layer[]) {
    const flags = ['--expose-gc', '--no-warnings', program, without.join()];
    this.#child = spawn(process.execPath, flags, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.stdin.on('error', () => {});
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    this.#ended = once(this.#child, 'close');
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Grades a workbook; null when the judge has ended instead. */
  async grade(order: Order): Promise<Report | null> {
    this.#child.stdin.write(`${JSON.stringify(order)}\n`);
    const { value, done } = await this.#lines.next();
    return done === true ? null : (JSON.parse(value) as Report);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.stdin.end();
    await this.#ended;
  }
}

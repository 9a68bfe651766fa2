/** Subjects started ahead of need: one is always ready, so that a save is answered without waiting for a process. */
import { SubjectEnded } from './ended.ts';
import type { SubjectOptions } from './subject-process.ts';
import { SubjectProcess } from './subject-process.ts';

const attempts = 3;

export class Spares {
  readonly #options: SubjectOptions;
  readonly #waiting: SubjectProcess[] = [];
  readonly #taken = new Set<SubjectProcess>();

  constructor(options: SubjectOptions) {
    this.#options = options;
  }

  /** Those that nobody has taken yet. */
  get waiting(): readonly SubjectProcess[] {
    return this.#waiting;
  }

  /** Starts subjects until `count` wait. */
  prepare(count = 1): void {
    while (this.#waiting.length < count) this.#waiting.push(new SubjectProcess(this.#options));
  }

  /**
   * A subject that is ready. Give it back with `release`. One that has died while it waited is replaced; when none can
   * be started the error is ours, never a part's.
   */
  async take(): Promise<SubjectProcess> {
    let problem = '';
    for (let attempt = 0; attempt < attempts; attempt++) {
      const subject = this.#waiting.shift() ?? new SubjectProcess(this.#options);
      this.#taken.add(subject);
      try {
        await subject.ready;
        if (!subject.hasEnded) return subject;
      } catch (error) {
        if (!(error instanceof SubjectEnded)) throw error;
        problem = `: ${error.detail}`;
      }
      await this.release(subject);
    }
    throw new Error(`a process for a part cannot be started${problem}`);
  }

  /** A used subject is never used for another task: it ends. */
  async release(subject: SubjectProcess): Promise<void> {
    this.#taken.delete(subject);
    await subject.stop();
  }

  /** Ends all of them. */
  async close(): Promise<void> {
    const all = [...this.#waiting.splice(0), ...this.#taken];
    this.#taken.clear();
    await Promise.all(all.map((subject) => subject.stop()));
  }
}

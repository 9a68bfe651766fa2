/** Subjects started ahead of need: one is always ready, so that a save is answered without waiting for a process. */
import type { SubjectOptions } from './subject-process.ts';
import { SubjectProcess } from './subject-process.ts';

export class Spares {
  readonly #options: SubjectOptions;
  readonly #waiting: SubjectProcess[] = [];
  readonly #taken = new Set<SubjectProcess>();

  constructor(options: SubjectOptions) {
    this.#options = options;
  }

  /** Starts subjects until `count` wait. */
  prepare(count = 1): void {
    while (this.#waiting.length < count) this.#waiting.push(new SubjectProcess(this.#options));
  }

  /** A subject that is ready. Give it back with `release`. */
  async take(): Promise<SubjectProcess> {
    const subject = this.#waiting.shift() ?? new SubjectProcess(this.#options);
    this.#taken.add(subject);
    await subject.ready;
    return subject;
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

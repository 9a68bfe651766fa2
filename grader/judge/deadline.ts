/**
 * A deadline for a process. Time for which the machine had no processor for it does not count, up to twice the
 * deadline's length, so that on a busy machine a right part does not fail for what others do. Elsewhere than on Linux
 * all counts.
 */
import { readFileSync } from 'node:fs';

/** Passed when no more than this part of it is left. */
const closeEnough = 0.05;
const longest = 3;

export class Deadline {
  readonly #pid: number | undefined;
  readonly #ms: number;
  readonly #passed: () => void;
  readonly #start = performance.now();
  #timer: NodeJS.Timeout;
  /** When we first looked, how long it had waited until then, and how much was left. */
  #since = 0;
  #waited = 0;
  #left = 0;

  /** Calls `passed` once. Deadlines that pass seldom are looked at only when half of them is over. */
  constructor(pid: number | undefined, ms: number, passed: () => void) {
    this.#pid = pid;
    this.#ms = ms;
    this.#passed = passed;
    this.#timer = setTimeout(() => this.#look(), ms / 2);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }

  #look(): void {
    this.#since = performance.now();
    this.#waited = waitedMs(this.#pid);
    this.#left = this.#ms - (this.#since - this.#start);
    this.#timer = setTimeout(() => this.#due(), Math.max(0, this.#left));
  }

  #due(): void {
    const now = performance.now();
    const served = now - this.#since - (waitedMs(this.#pid) - this.#waited);
    const left = this.#left - served;
    const isOver = left <= this.#ms * closeEnough || now - this.#start >= this.#ms * longest;
    // An answer that came in time may wait to be read, if it was we who were busy.
    if (isOver) setImmediate(this.#passed);
    else this.#timer = setTimeout(() => this.#due(), left);
  }
}

/** How long a process has waited for a processor since its start; 0 where that cannot be known. */
function waitedMs(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return 0;
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[1] ?? 0) / 1e6;
  } catch {
    return 0;
  }
}

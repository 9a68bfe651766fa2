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
  /** When we first looked, what there was, and how much of the deadline was left. */
  #since = 0;
  #first: Usage = none;
  #left = 0;

  /** Calls `passed` once. Since few deadlines pass, a process is looked at only when half of its own is over. */
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
    this.#first = usageOf(this.#pid);
    this.#left = this.#ms - (this.#since - this.#start);
    this.#timer = setTimeout(() => this.#due(), Math.max(0, this.#left));
  }

  #due(): void {
    const now = performance.now();
    const left = this.#left - this.#served(now - this.#since);
    const isOver = left <= this.#ms * closeEnough || now - this.#start >= this.#ms * longest;
    // An answer that came in time may wait to be read, if it was we who were busy.
    if (isOver) setImmediate(this.#passed);
    else this.#timer = setTimeout(() => this.#due(), left);
  }

  /** How much of the time since we first looked counts. What it waits for at this moment is not in `waitedMs` yet. */
  #served(elapsed: number): number {
    const { ranMs, waitedMs, wantsToRun } = usageOf(this.#pid);
    const couldRun = elapsed - (waitedMs - this.#first.waitedMs);
    return wantsToRun ? Math.min(couldRun, ranMs - this.#first.ranMs) : couldRun;
  }
}

/** How long a process has run, and how long it has waited for a processor, since its start. */
type Usage = { readonly ranMs: number; readonly waitedMs: number; readonly wantsToRun: boolean };

const none: Usage = { ranMs: 0, waitedMs: 0, wantsToRun: false };

function usageOf(pid: number | undefined): Usage {
  if (process.platform !== 'linux' || pid === undefined) return none;
  try {
    const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ').map(Number);
    const state = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1];
    return { ranMs: ran / 1e6, waitedMs: waited / 1e6, wantsToRun: state === 'R' };
  } catch {
    return none;
  }
}

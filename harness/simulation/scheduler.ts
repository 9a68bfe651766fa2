/**
 * What is to happen, ordered by (time, sequence): a binary heap. Entries of one instant come in the order they were
 * put.
 */
export type Scheduled<T> = { readonly time: number; readonly sequence: number; readonly what: T };

export class Scheduler<T> {
  readonly #heap: Scheduled<T>[] = [];
  #sequence = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** Puts `what` at `time`; returns its sequence number. */
  add(time: number, what: T): number {
    const sequence = this.#sequence++;
    const heap = this.#heap;
    let at = heap.push({ time, sequence, what }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(heap[at]!, heap[parent]!)) break;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
    return sequence;
  }

  peek(): Scheduled<T> | undefined {
    return this.#heap[0];
  }

  take(): Scheduled<T> | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ;) {
      const left = at * 2 + 1;
      const right = left + 1;
      let least = at;
      if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left;
      if (right < heap.length && isBefore(heap[right]!, heap[least]!)) least = right;
      if (least === at) return first;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }
}

function isBefore<T>(a: Scheduled<T>, b: Scheduled<T>): boolean {
  return a.time < b.time || (a.time === b.time && a.sequence < b.sequence);
}

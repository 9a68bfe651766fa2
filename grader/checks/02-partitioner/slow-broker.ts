/**
 * A model of what a slow broker gets of the records without a key, for the lesson: one producer, a record of 1,000
 * bytes each millisecond, three partitions on three brokers that take one batch at a time.
 */
import type { SeededRandom } from '../../../harness/simulation/random.ts';

/** batch: another partition with each new batch (KIP-480). bytes: KIP-794. adaptive: the same, weighted by queues. */
export type Rule = 'batch' | 'bytes' | 'adaptive';

export type Shares = {
  /** Of all records, in percent to one place. */
  readonly percent: readonly number[];
  /** Complete batches that still wait for their broker in the end. */
  readonly waiting: readonly number[];
};

const recordBytes = 1000;
const batchSize = 16384;
const partitions = [0, 1, 2] as const;

class Queue {
  readonly answerMs: number;
  bytes = 0;
  /** Complete batches. */
  complete = 0;
  /** Bytes of the batch that may still grow. */
  open = 0;
  #freeAt = 0;

  constructor(answerMs: number) {
    this.answerMs = answerMs;
  }

  get wantsNewBatch(): boolean {
    return this.open === 0 || this.open + recordBytes > batchSize;
  }

  get length(): number {
    return this.complete + (this.open > 0 ? 1 : 0);
  }

  send(now: number): void {
    if (now < this.#freeAt || this.length === 0) return;
    if (this.complete > 0) this.complete -= 1;
    else this.open = 0;
    this.#freeAt = now + this.answerMs;
  }

  add(): void {
    if (this.open + recordBytes > batchSize) {
      this.complete += 1;
      this.open = 0;
    }
    this.open += recordBytes;
    this.bytes += recordBytes;
  }
}

/** How `records` records are shared out when the brokers answer after so many milliseconds. */
export function sharesOf(rule: Rule, answerMs: readonly number[], records: number, random: SeededRandom): Shares {
  const queues = partitions.map((partition) => new Queue(answerMs[partition]!));
  let current = random.nextInt(partitions.length);
  let stay = 0;
  const leave = (): void => {
    current = rule === 'batch' ? (current + 1 + random.nextInt(2)) % 3 : drawn(rule, queues, random);
    stay = 0;
  };
  const isOver = (): boolean => {
    const isComplete = queues[current]!.wantsNewBatch;
    return rule === 'batch' ? isComplete : stay >= (isComplete ? batchSize : 2 * batchSize);
  };
  for (let now = 0; now < records; now++) {
    for (const queue of queues) queue.send(now);
    if (isOver()) leave();
    queues[current]!.add();
    stay += recordBytes;
    if (rule !== 'batch' && isOver()) leave();
  }
  return {
    percent: queues.map(({ bytes }) => Math.round((bytes / recordBytes / records) * 1000) / 10),
    waiting: queues.map(({ complete }) => complete),
  };
}

/** Each alike, or with `adaptive` each by how much shorter its queue is than the longest, plus one. */
function drawn(rule: Rule, queues: readonly Queue[], random: SeededRandom): number {
  if (rule === 'bytes') return random.nextInt(queues.length);
  const longest = Math.max(...queues.map(({ length }) => length));
  const weights = queues.map(({ length }) => longest - length + 1);
  let left = random.nextInt(weights.reduce((sum, weight) => sum + weight, 0));
  return weights.findIndex((weight) => (left -= weight) < 0);
}

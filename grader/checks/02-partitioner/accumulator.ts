/**
 * The batches of one topic as a producer's accumulator has them, as far as a sticky partitioner notices: how many bytes
 * the last batch of each partition holds. `org.apache.kafka.clients.producer.internals.RecordAccumulator` is the model.
 */
export class Accumulator {
  readonly #batchSize: number;
  /** The bytes of the batch that may still grow; none where all are complete. */
  readonly #open = new Map<number, number>();

  constructor(batchSize: number) {
    this.#batchSize = batchSize;
  }

  /** No batch of the partition waits for more records. */
  isFull(partition: number): boolean {
    return !this.#open.has(partition);
  }

  /** Adds a record of so many bytes; one that does not fit begins a batch of its own. */
  add(partition: number, bytes: number): void {
    const before = this.#open.get(partition) ?? 0;
    const after = before + bytes > this.#batchSize ? bytes : before + bytes;
    if (after >= this.#batchSize) this.#open.delete(partition);
    else this.#open.set(partition, after);
  }

  /** The sender takes the partition's batches: `linger.ms` has passed. */
  drain(partition: number): void {
    this.#open.delete(partition);
  }
}

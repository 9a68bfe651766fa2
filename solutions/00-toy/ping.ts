import type { Clock } from '../../harness/contract/clock.ts';
import type { Disk } from '../../harness/contract/disk.ts';
import type { PingNode, PingOptions } from '../../harness/contract/ping.ts';
import type { Random } from '../../harness/contract/random.ts';

const file = 'answered';
const entryBytes = 8;

/** A node that pings another until it is answered, and counts on disk the pings it answered itself. */
export class Ping implements PingNode {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #disk: Disk;
  readonly #network: PingOptions['network'];
  readonly #config: PingOptions['config'];

  /** Cuts what a loss of power has left of a torn entry. */
  constructor(options: PingOptions) {
    this.#clock = options.clock;
    this.#random = options.random;
    this.#disk = options.disk;
    this.#network = options.network;
    this.#config = options.config;
    const torn = this.#disk.size(file) % entryBytes;
    if (torn > 0) this.#disk.truncate(file, this.#disk.size(file) - torn);
    if (torn > 0) this.#disk.flush(file);
  }

  /** Pings `node` until it answers, with a growing pause after each attempt; resolves with the count it answered. */
  async ping(node: string, signal: AbortSignal): Promise<number> {
    for (let attempt = 1; ; attempt++) {
      const count = await this.#attempt(node, attempt, signal);
      if (count !== null) return count;
      await this.#clock.sleep(this.#backoffMs(attempt), signal);
    }
  }

  /** Counts a ping on disk, flushed, before it answers with the number of pings answered so far. */
  async answer(_from: string, body: { readonly attempt: number }): Promise<{ count: number }> {
    const entry = new Uint8Array(entryBytes);
    new DataView(entry.buffer).setInt32(0, body.attempt);
    this.#disk.append(file, entry);
    this.#disk.flush(file);
    return { count: this.count() };
  }

  /** The number of pings on disk. */
  count(): number {
    return Math.floor(this.#disk.size(file) / entryBytes);
  }

  /** One ping; null when no answer came in time. */
  async #attempt(node: string, attempt: number, signal: AbortSignal): Promise<number | null> {
    const timeout = new AbortController();
    const answered = new AbortController();
    const timer = this.#clock.sleep(this.#config['request.timeout.ms'], AbortSignal.any([signal, answered.signal]));
    timer.then(
      () => timeout.abort(),
      () => {},
    );
    try {
      const reach = AbortSignal.any([signal, timeout.signal]);
      return (await this.#network.request(node, 'ping', { attempt }, reach)).count;
    } catch {
      signal.throwIfAborted();
      return null;
    } finally {
      answered.abort();
    }
  }

  /** Doubles with each attempt up to a maximum, and takes a random half of it away. */
  #backoffMs(attempt: number): number {
    const most = Math.min(this.#config['retry.backoff.ms'] * 2 ** (attempt - 1), this.#config['retry.backoff.max.ms']);
    return Math.ceil(most / 2) + this.#random.nextInt(Math.floor(most / 2) + 1);
  }
}

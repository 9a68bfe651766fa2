/**
 * What a node's constructor gets in a world: a clock, a disk, randomness, a network and a log whose calls become
 * effects. What is synchronous answers here at once; what waits settles when the judge says so.
 */
import type { Clock } from '../../harness/contract/clock.ts';
import type { Given } from '../../harness/contract/descriptor.ts';
import type { Disk } from '../../harness/contract/disk.ts';
import type { Log } from '../../harness/contract/log.ts';
import type { Apis } from '../../harness/contract/network.ts';
import type { Schema } from '../../harness/contract/schema.ts';
import type { DiskWrite } from '../../harness/simulation/disk.ts';
import { SimulatedDisk } from '../../harness/simulation/disk.ts';
import { SeededRandom } from '../../harness/simulation/random.ts';
import { decode } from '../channel/decode.ts';
import { encode } from '../channel/encode.ts';
import type { Encoded } from '../channel/encoded.ts';
import type { Effect } from '../channel/messages.ts';

/** Where effects go, and the time of the step that is under way. */
export type Stage = { readonly effect: (effect: Effect) => void; readonly now: () => number };

/** `Network` without the types of its APIs. */
type AnyNetwork = {
  readonly request: (node: string, api: string, body: unknown, signal: AbortSignal) => Promise<unknown>;
};

type Waiting = { readonly settle: (value: unknown) => void; readonly response: Schema | null };

const asBuffer = Buffer.from;
const logLimit = 2000;
const nameLimit = 255;

/** The given things of one node, and what it waits for. After `stop` it has no effects any more. */
export class NodeGiven {
  readonly #node: string;
  readonly #stage: Stage;
  readonly #waiting = new Map<number, Waiting>();
  readonly #seed: number;
  readonly #files: readonly (readonly [string, string])[];
  #lastId = 0;
  #stopped = false;

  constructor(node: string, seed: number, files: readonly (readonly [string, string])[], stage: Stage) {
    this.#node = node;
    this.#seed = seed;
    this.#files = files;
    this.#stage = stage;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting.clear();
  }

  /** A timer fires, or an answer comes. Nothing happens when the part no longer waits for it. */
  settle(id: number, body: Encoded | null): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    const decoded = waiting.response === null ? undefined : decode(waiting.response, body);
    waiting.settle(decoded?.ok === true ? decoded.value : undefined);
  }

  make(given: Given): Clock | Disk | Log | AnyNetwork | SeededRandom {
    switch (given.given) {
      case 'clock':
        return this.#clock();
      case 'random':
        return new SeededRandom(this.#seed);
      case 'disk':
        return this.#disk();
      case 'log':
        return { line: (text) => this.#effect(['log', this.#node, `${text}`.slice(0, logLimit)]) };
      case 'network':
        return this.#network(given.apis);
    }
  }

  #effect(effect: Effect): void {
    if (!this.#stopped) this.#stage.effect(effect);
  }

  #clock(): Clock {
    return {
      now: () => this.#stage.now(),
      sleep: async (ms, signal) => {
        if (typeof ms !== 'number' || !(ms >= 0) || ms > Number.MAX_SAFE_INTEGER) {
          throw new RangeError(`clock.sleep: ms must be a number from 0 to 2^53 - 1, got ${String(ms)}`);
        }
        await this.#wait('clock.sleep', signal, null, (id) => ['sleep', this.#node, id, ms], 'wake');
      },
    };
  }

  #network(apis: Apis): AnyNetwork {
    return {
      request: async (node, api, body, signal) => {
        const schema = Object.hasOwn(apis, api) ? apis[api] : undefined;
        if (schema === undefined) throw new TypeError(`network.request: there is no API called ${String(api)}`);
        const encoded = encode(schema.request, body);
        const decoded = decode(schema.request, encoded);
        if (!decoded.ok) {
          const { at, wanted, got } = decoded.mismatch;
          throw new TypeError(`network.request: the body of ${api}${at} must be ${wanted}, got ${got}`);
        }
        const to = nameIn('network.request', node);
        const send = (id: number): Effect => ['send', this.#node, id, to, api, encoded];
        return await this.#wait('network.request', signal, schema.response, send, 'unsend');
      },
    };
  }

  /** Waits until the judge settles it or the signal aborts. */
  #wait(
    call: string,
    signal: AbortSignal,
    response: Schema | null,
    start: (id: number) => Effect,
    cancel: 'wake' | 'unsend',
  ): Promise<unknown> {
    if (!(signal instanceof AbortSignal)) throw new TypeError(`${call}: the last argument must be an AbortSignal`);
    signal.throwIfAborted();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        if (!this.#waiting.delete(id)) return;
        this.#effect([cancel, this.#node, id]);
        reject(signal.reason as Error);
      };
      const settle = (value: unknown): void => {
        signal.removeEventListener('abort', onAbort);
        resolve(value);
      };
      this.#waiting.set(id, { settle, response });
      signal.addEventListener('abort', onAbort, { once: true });
      this.#effect(start(id));
    });
  }

  #disk(): Disk {
    const files = this.#files.map(([name, data]) => [name, new Uint8Array(asBuffer(data, 'base64'))] as const);
    const disk = new SimulatedDisk(files, (write) => this.#effect(this.#written(write)));
    return {
      append: (file, data) => {
        if (!(data instanceof Uint8Array)) throw new TypeError('disk.append: data must be a Uint8Array');
        disk.append(nameIn('disk.append', file), new Uint8Array(data));
      },
      read: (file, position, length) => disk.read(nameIn('disk.read', file), position, length),
      size: (file) => disk.size(nameIn('disk.size', file)),
      flush: (file) => disk.flush(nameIn('disk.flush', file)),
      truncate: (file, length) => disk.truncate(nameIn('disk.truncate', file), length),
      list: () => disk.list(),
      remove: (file) => disk.remove(nameIn('disk.remove', file)),
    };
  }

  #written(write: DiskWrite): Effect {
    if (write.op === 'append') {
      const { buffer, byteOffset, byteLength } = write.data;
      return ['append', this.#node, write.file, asBuffer(buffer, byteOffset, byteLength).toString('base64')];
    }
    if (write.op === 'truncate') return ['truncate', this.#node, write.file, write.length];
    return [write.op, this.#node, write.file];
  }
}

/** The name of a file or a node. */
function nameIn(call: string, name: unknown): string {
  if (typeof name === 'string' && name.length <= nameLimit) return name;
  throw new TypeError(`${call}: a name is a text of at most ${nameLimit} characters`);
}

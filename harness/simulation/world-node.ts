/** A node of a world: its part, its disk, whether it is up, and what it waits for. Each start is a new life. */
import type { ClassDescriptor } from '../contract/descriptor.ts';
import { SimulatedDisk } from './disk.ts';
import type { NodeKind } from './node-kind.ts';
import { SeededRandom, seedFor } from './random.ts';
import type { Driver, NodeEffect, NodeEvent } from './step.ts';

/** `process`: what was appended survives. `power`: what was flushed survives, and perhaps a beginning of the rest. */
export type CrashKind = 'process' | 'power';

type NodeOptions = {
  readonly kind: NodeKind<ClassDescriptor>;
  /** The plain values for its constructor. */
  readonly plain: { readonly [name: string]: unknown };
  readonly driver: Driver;
  /** Which copy of the module its next life uses; 0 is the shared one. */
  readonly nextInstance: () => number;
  /** The world's seed. */
  readonly seed: number;
};

export class WorldNode {
  readonly name: string;
  readonly kind: NodeKind<ClassDescriptor>;
  readonly driver: Driver;
  readonly disk = new SimulatedDisk();
  /** Timers and requests that were neither settled nor given up, by id. */
  readonly waiting = new Map<number, string>();
  readonly #plain: NodeOptions['plain'];
  readonly #seed: number;
  readonly #nextInstance: () => number;
  #life = 0;
  #isUp = false;

  constructor(name: string, options: NodeOptions) {
    this.name = name;
    this.kind = options.kind;
    this.driver = options.driver;
    this.#nextInstance = options.nextInstance;
    this.#plain = options.plain;
    this.#seed = options.seed;
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  get life(): number {
    return this.#life;
  }

  /** What the driver calls this life of the node. */
  get key(): string {
    return `${this.name}#${this.#life}`;
  }

  /** Begins a new life, with what is on the disk. */
  start(): NodeEvent {
    this.#life += 1;
    this.#isUp = true;
    return {
      on: 'new',
      node: this.key,
      task: this.kind.task,
      instance: this.#nextInstance(),
      name: this.kind.name,
      options: this.#plain,
      seed: seedFor(this.#seed, `random of ${this.name}`, this.#life),
      files: this.disk.files(),
    };
  }

  crash(kind: CrashKind): void {
    this.#isUp = false;
    this.waiting.clear();
    if (kind === 'power')
      this.disk.losePower(new SeededRandom(seedFor(this.#seed, `power of ${this.name}`, this.#life)));
  }

  /** Applies a write to the disk; returns how it is told. */
  write(effect: NodeEffect & { readonly did: 'append' | 'flush' | 'truncate' | 'remove' }): string {
    const { disk } = this;
    switch (effect.did) {
      case 'append':
        disk.append(effect.file, effect.data);
        return `appends ${effect.data.length} bytes to ${effect.file}`;
      case 'flush':
        disk.flush(effect.file);
        return `flushes ${effect.file}`;
      case 'truncate':
        disk.truncate(effect.file, Math.min(effect.length, disk.size(effect.file)));
        return `cuts ${effect.file} to ${effect.length} bytes`;
      default:
        disk.remove(effect.file);
        return `removes ${effect.file}`;
    }
  }
}

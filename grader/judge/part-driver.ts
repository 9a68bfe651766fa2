/**
 * A part as the body of a check sees it: its functions and classes, typed by the contract, each call a promise. Calls
 * made in one turn travel together, in order. What a part may not do becomes a CheckFailure.
 */
import type {
  Callable,
  ClassDescriptor,
  Contract,
  Given,
  InstanceOf,
  ModuleOf,
} from '../../harness/contract/descriptor.ts';
import type { PartId } from '../../harness/contract/parts.ts';
import { parts } from '../../harness/contract/parts.ts';
import type { Infer } from '../../harness/contract/schema.ts';
import type { Driver, NodeEffect, NodeEvent, PartError } from '../../harness/simulation/step.ts';
import { callText } from '../../harness/simulation/value-text.ts';
import { SubjectEnded } from './ended.ts';
import { CheckFailure } from './failure.ts';
import { deadlockFailure, endedFailure, lateFailure, threwFailure } from './part-failures.ts';

/** Rejects a call that threw: a check that expects an error catches it, any other ends with its failure. */
export class PartThrew extends CheckFailure {
  readonly error: PartError;

  constructor(call: string, error: PartError) {
    super(threwFailure(call, error));
    this.error = error;
  }
}

type Driven<F> = F extends (...values: infer A) => infer R
  ? (...values: WithoutSignal<A>) => Promise<Awaited<R>>
  : never;
type WithoutSignal<A extends readonly unknown[]> = A extends [...infer Rest, AbortSignal] ? Rest : A;

/** The plain options of a class, and a seed in place of `random`. */
export type DrivenOptions<C extends ClassDescriptor> = {
  readonly [
    K in keyof C['options'] as C['options'][K] extends Given
      ? C['options'][K] extends { given: 'random' }
        ? K
        : never
      : K
  ]: C['options'][K] extends { given: 'random' } ? number : Infer<C['options'][K]>;
};

export type DrivenInstance<C extends ClassDescriptor> = {
  readonly [M in keyof InstanceOf<C>]: Driven<InstanceOf<C>[M]>;
};

export type DrivenModule<C extends Contract> = {
  readonly [E in keyof C['exports']]: C['exports'][E] extends ClassDescriptor
    ? (options: DrivenOptions<C['exports'][E]>) => Promise<DrivenInstance<C['exports'][E]>>
    : Driven<ModuleOf<C>[E]>;
};

type Pending = {
  readonly event: NodeEvent;
  readonly text: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
};

/** Calls that travel together: one at first, so that a part that fails at once is not asked the rest. */
const firstEvents = 1;
const maxEvents = 256;
const maxBytes = 48 * 1024;

export class PartDriver {
  readonly #driver: Driver;
  readonly #task: PartId;
  #queue: Pending[] = [];
  #flushing: Promise<void> | null = null;
  #lastCall = 0;
  #lastNode = 0;
  #eventsTogether = firstEvents;

  constructor(driver: Driver, task: PartId) {
    this.#driver = driver;
    this.#task = task;
  }

  /** The proxy that a check's body gets. */
  module(): DrivenModule<Contract> {
    const contract: Contract = parts[this.#task].contract;
    const entries = Object.entries(contract.exports).map(([name, descriptor]) => [
      name,
      descriptor.kind === 'class'
        ? (options: object) => this.#construct(name, descriptor, options)
        : (...values: unknown[]) => this.#call(null, name, name, values),
    ]);
    return Object.fromEntries(entries) as DrivenModule<Contract>;
  }

  /** Ends the drive: what was not sent yet never is, and what was sent has its answer or its deadline behind it. */
  async close(): Promise<void> {
    this.#queue = [];
    await this.#flushing;
  }

  async #construct(name: string, descriptor: ClassDescriptor, options: object): Promise<unknown> {
    const node = `${name}#${++this.#lastNode}`;
    const seed = Number((options as { random?: number }).random ?? 0);
    const plain = options as { readonly [name: string]: unknown };
    const event = { on: 'new', node, task: this.#task, instance: 0, name, options: plain, seed, files: [] } as const;
    await this.#send(event, callText(`new ${name}`, []));
    const methods = Object.entries(descriptor.methods).map(([method]: [string, Callable]) => [
      method,
      (...values: unknown[]) => this.#call(node, method, `${name}.${method}`, values),
    ]);
    return Object.fromEntries(methods) as unknown;
  }

  #call(node: string | null, name: string, title: string, values: readonly unknown[]): Promise<unknown> {
    const call = ++this.#lastCall;
    const event = { on: 'call', call, node, task: this.#task, instance: 0, name, values } as const;
    return this.#send(event, callText(title, values));
  }

  #send(event: NodeEvent, text: string): Promise<unknown> {
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#queue.push({ event, text, resolve, reject });
      this.#flushing ??= this.#flush();
    });
    // A body that ends before it awaits this leaves a rejection that nobody handles.
    answer.catch(() => {});
    return answer;
  }

  async #flush(): Promise<void> {
    for (;;) {
      // Lets the body make all its calls of this turn; or end, where one of those before did not do as it should.
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#queue.length === 0) break;
      const batch = this.#nextBatch();
      try {
        const answers = await this.#driver.step(
          0,
          batch.map((pending) => pending.event),
        );
        batch.forEach((pending, i) => settle(pending, answers[i] ?? []));
      } catch (error) {
        rejectAll(batch, this.#queue.splice(0), error);
      }
    }
    this.#flushing = null;
  }

  #nextBatch(): readonly Pending[] {
    let size = 0;
    let count = 0;
    while (count < this.#queue.length && count < this.#eventsTogether) {
      size += sizeOf(this.#queue[count]!.event);
      if (count > 0 && size > maxBytes) break;
      count += 1;
    }
    this.#eventsTogether = Math.min(maxEvents, this.#eventsTogether * 4);
    return this.#queue.splice(0, count);
  }
}

function settle(pending: Pending, effects: readonly NodeEffect[]): void {
  const late = effects.find((effect) => effect.did === 'late');
  if (late !== undefined) return pending.reject(new CheckFailure(lateFailure(pending.text, late.error)));
  const call = pending.event.on === 'call' ? pending.event.call : -1;
  for (const effect of effects) {
    if (effect.did === 'made') return pending.resolve(undefined);
    if (effect.did === 'returned' && effect.call === call) return pending.resolve(effect.value);
    if (effect.did === 'threw' && effect.call === call)
      return pending.reject(new PartThrew(pending.text, effect.error));
    if (effect.did === 'strayed' && effect.call === call) {
      const blocks = [{ show: 'table', rows: [['call', pending.text]] }] as const;
      return pending.reject(new CheckFailure({ says: `${effect.sentence}.`, blocks }));
    }
  }
  pending.reject(new CheckFailure(deadlockFailure(pending.text)));
}

/** The event after the last answered one is the one that ended the subject. Any other error is ours. */
function rejectAll(batch: readonly Pending[], waiting: readonly Pending[], error: unknown): void {
  let failure = error;
  if (error instanceof SubjectEnded) {
    const last = batch[Math.min(error.answered, batch.length - 1)]!;
    failure = new CheckFailure(endedFailure(error, last.text));
  }
  for (const pending of [...batch, ...waiting]) pending.reject(failure);
}

function sizeOf(event: NodeEvent): number {
  if (event.on !== 'call') return 512;
  const bytes = event.values.reduce<number>(
    (sum, value) => sum + (value instanceof Uint8Array ? value.length * 2 : 0),
    0,
  );
  return 256 + bytes + (bytes > 0 ? 0 : JSON.stringify(event.values).length);
}

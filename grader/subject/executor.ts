/**
 * Carries out events on parts and collects what they do: constructs nodes, calls exports and methods, fires timers,
 * hands over answers. It knows nothing of pipes, so that tests and benchmarks drive it in process.
 */
import type { Callable, ClassDescriptor, Export } from '../../harness/contract/descriptor.ts';
import { isPartId, parts } from '../../harness/contract/parts.ts';
import type { Schema } from '../../harness/contract/schema.ts';
import { decode } from '../channel/decode.ts';
import { encode } from '../channel/encode.ts';
import type { Encoded } from '../channel/encoded.ts';
import type { Effect, Event } from '../channel/messages.ts';
import { effectLimit } from '../channel/messages.ts';
import { encodeError } from './errors.ts';
import type { Stage } from './given.ts';
import { NodeGiven } from './given.ts';
import { moduleOf } from './loader.ts';

const lateLimit = 8;

type Node = { readonly task: string; readonly name: string; readonly instance: object; readonly given: NodeGiven };
type Method = (...values: unknown[]) => unknown;

export class Executor {
  readonly #nodes = new Map<string, Node>();
  readonly #calls = new Map<number, AbortController>();
  readonly #stage: Stage;
  #effects: Effect[] = [];
  #late = 0;
  #now = 0;

  constructor() {
    this.#stage = { effect: (effect) => this.#add(effect), now: () => this.#now };
  }

  /** Starts an event; its effects are complete once the microtasks have drained. */
  begin(time: number, event: Event): void {
    this.#now = time;
    this.#effects = [];
    this.#late = 0;
    try {
      this.#carryOut(event);
    } catch (error) {
      this.late(error);
    }
  }

  /** The effects of the event that was begun last. */
  end(): readonly Effect[] {
    return this.#effects;
  }

  /** An error that nobody caught. The first ones tell all. */
  late(error: unknown): void {
    if (this.#late < lateLimit) this.#add(['late', encodeError(error)]);
    this.#late += 1;
  }

  /** One more than the judge allows is as good as any number, and keeps an endless loop from filling the memory. */
  #add(effect: Effect): void {
    if (this.#effects.length <= effectLimit) this.#effects.push(effect);
  }

  #carryOut(event: Event): void {
    switch (event.on) {
      case 'new':
        return this.#construct(event);
      case 'call':
        return void this.#call(event);
      case 'abort':
        return this.#calls.get(event.call)?.abort();
      case 'timer':
        return this.#nodes.get(event.node)?.given.settle(event.id, null);
      case 'answer':
        return this.#nodes.get(event.node)?.given.settle(event.id, event.body);
      case 'stop':
        this.#nodes.get(event.node)?.given.stop();
        this.#nodes.delete(event.node);
    }
  }

  #construct(event: Event & { on: 'new' }): void {
    const given = new NodeGiven(event.node, event.seed, event.files, this.#stage);
    try {
      const descriptor = exportOf(event.task, event.name) as ClassDescriptor;
      const options: { [name: string]: unknown } = {};
      for (const [name, option] of Object.entries(descriptor.options)) {
        options[name] = 'given' in option ? given.make(option) : valueOf(option, event.options[name]);
      }
      const make = moduleOf(event.task, event.instance)?.[event.name] as new (options: object) => object;
      const instance = new make(options);
      this.#nodes.set(event.node, { task: event.task, name: event.name, instance, given });
      this.#add(['made']);
    } catch (error) {
      given.stop();
      this.#add(['threw', -1, encodeError(error)]);
    }
  }

  async #call(event: Event & { on: 'call' }): Promise<void> {
    const { call } = event;
    const node = event.node === null ? null : this.#nodes.get(event.node);
    if (node === undefined) return;
    const callable = callableOf(event.task, node?.name ?? null, event.name);
    const values: unknown[] = callable.parameters.map((one, i) => valueOf(one.schema, event.values[i]));
    try {
      const method = this.#methodOf(event, node);
      if (!callable.awaited) {
        const returned = encode(callable.returns, method(...values));
        const changed = callable.parameters.findIndex((one, i) => !isSame(one.schema, values[i], event.values[i]));
        this.#add(changed < 0 ? ['returned', call, returned] : ['changed', call, changed]);
        return;
      }
      const controller = new AbortController();
      this.#calls.set(call, controller);
      const value = await method(...values, controller.signal);
      this.#settled(node, ['returned', call, encode(callable.returns, value)]);
    } catch (error) {
      this.#settled(node, ['threw', call, encodeError(error)]);
    } finally {
      this.#calls.delete(call);
    }
  }

  /** A call of a node that has crashed since never settles. */
  #settled(node: Node | null, effect: Effect): void {
    if (node === null || !node.given.stopped) this.#add(effect);
  }

  #methodOf(event: Event & { on: 'call' }, node: Node | null): Method {
    if (node === null) return moduleOf(event.task, event.instance)?.[event.name] as Method;
    const { instance } = node;
    const method = (instance as { [name: string]: unknown })[event.name];
    if (typeof method !== 'function') throw new TypeError(`${node.name} has no method called ${event.name}`);
    return (...values) => Reflect.apply(method, instance, values) as unknown;
  }
}

function exportOf(task: string, name: string): Export {
  const found = isPartId(task)
    ? (parts[task].contract.exports as { readonly [name: string]: Export })[name]
    : undefined;
  if (found === undefined) throw new Error(`${task} has no export called ${name}`);
  return found;
}

function callableOf(task: string, className: string | null, name: string): Callable {
  if (className === null) return exportOf(task, name) as Callable;
  return (exportOf(task, className) as ClassDescriptor).methods[name]!;
}

/** Whether an argument is still what the judge sent. */
function isSame(schema: Schema, value: unknown, sent: Encoded | undefined): boolean {
  const now = encode(schema, value);
  return typeof now === 'string' ? now === sent : JSON.stringify(now) === JSON.stringify(sent);
}

/** The judge's own values: a fresh copy for each call. */
function valueOf(schema: Schema, encoded: Encoded | null | undefined): unknown {
  const decoded = decode(schema, encoded);
  if (!decoded.ok) throw new Error(`the judge sent ${decoded.mismatch.got} for ${decoded.mismatch.wanted}`);
  return decoded.value;
}

/**
 * A world: virtual time, a lossy link, disks and nodes, driven from one seed. It runs the events of an instant in the
 * order they were put, applies what the nodes do, and crashes them where a fault says so. Rules for single messages,
 * pauses, drifting clocks and histories are left out here.
 */
import type { ClassDescriptor } from '../contract/descriptor.ts';
import type { Call, OpenCall, Remote } from './call.ts';
import type { SimulatedDisk } from './disk.ts';
import type { LinkOptions } from './link.ts';
import { passage, perfectLink } from './link.ts';
import { SeededRandom, seedFor } from './random.ts';
import { Scheduler } from './scheduler.ts';
import type { Driver, NodeEffect, NodeEvent } from './step.ts';
import { Trace } from './trace.ts';
import { valuesText } from './value-text.ts';
import type { NodeKind, PlainOptions, ResultOf, ValuesOf } from './node-kind.ts';
import type { Happening, Planned } from './plan.ts';
import type { CrashKind } from './world-node.ts';
import { WorldNode } from './world-node.ts';
import type { Fault, Offence, RunEnd, WorldOptions } from './world-options.ts';
import { defaultCaps, moduleCopies } from './world-options.ts';

export type { Call } from './call.ts';
export type { NodeKind } from './node-kind.ts';
export type { CrashKind } from './world-node.ts';
export type { WorldOptions } from './world-options.ts';

export class World {
  readonly trace = new Trace();
  readonly random: SeededRandom;
  /** What a part did that ends the run. */
  offence: Offence | null = null;
  /** Asked after each effect. */
  fault: Fault = () => null;
  /** Asked after each event; a sentence ends the run. */
  invariant: () => string | null = () => null;
  /** The sentence of the invariant that broke. */
  broken: string | null = null;
  /** The events that a driver was last asked to carry out, as text: what was under way if it failed. */
  underWay: readonly string[] = [];
  readonly #options: WorldOptions;
  readonly #link: LinkOptions;
  readonly #linkRandom: SeededRandom;
  readonly #queue = new Scheduler<Planned>();
  readonly #nodes = new Map<string, WorldNode>();
  readonly #keys = new Map<string, WorldNode>();
  readonly #calls = new Map<number, OpenCall>();
  #lastCall = 0;
  #lives = 0;
  #now = 0;
  #events = 0;
  #atInstant = 0;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.#link = options.link ?? perfectLink;
    this.random = new SeededRandom(seedFor(options.seed, 'scenario', 0));
    this.#linkRandom = new SeededRandom(seedFor(options.seed, 'link', 0));
  }

  get now(): number {
    return this.#now;
  }

  /** Events delivered so far. */
  get events(): number {
    return this.#events;
  }

  /** Adds a node and starts it now. */
  node<const C extends ClassDescriptor>(name: string, kind: NodeKind<C>, plain: PlainOptions<C>, driver: Driver): void {
    const isApart = this.#options.separate === driver;
    const nextInstance = (): number => (isApart ? 1 + (this.#lives++ % moduleCopies) : 0);
    const node = new WorldNode(name, { kind, plain, driver, nextInstance, seed: this.#options.seed });
    this.#nodes.set(name, node);
    this.#queue.add(this.#now, { do: 'start', node });
  }

  /** The truth about a node's disk. */
  diskOf(node: string): SimulatedDisk {
    return this.#nodeCalled(node).disk;
  }

  isUp(node: string): boolean {
    return this.#nodeCalled(node).isUp;
  }

  /** What a node still waits for: timers and requests that were neither settled nor given up. */
  waitingOf(node: string): readonly string[] {
    return [...this.#nodeCalled(node).waiting.values()];
  }

  /** Calls a method of a node, `afterMs` from now. A node that is down then never answers. */
  invoke<const C extends ClassDescriptor, const M extends keyof C['methods'] & string>(
    node: string,
    _kind: NodeKind<C>,
    method: M,
    values: ValuesOf<C, M>,
    afterMs = 0,
  ): Call<ResultOf<C, M>> {
    const time = this.#now + afterMs;
    const text = `${node}.${method}(${valuesText(values as readonly unknown[])})`;
    const call: Call<unknown> = { text, begunAt: time, outcome: { is: 'open' } };
    const open: OpenCall = { is: 'outside', text, call };
    this.#planCall(time, this.#nodeCalled(node), method, values as readonly unknown[], open);
    return call as Call<ResultOf<C, M>>;
  }

  /** Crashes a node now and starts it again after `downMs`. */
  crash(name: string, kind: CrashKind, downMs: number): void {
    const node = this.#nodeCalled(name);
    if (!node.isUp) return;
    this.trace.add(this.#now, name, kind === 'power' ? 'loses power' : 'crashes');
    this.#keys.delete(node.key);
    node.crash(kind);
    this.#queue.add(this.#now, { do: 'stop', node, key: node.key });
    this.#queue.add(this.#now + downMs, { do: 'start', node });
  }

  /** Runs until `done` says so, nothing is left to happen, or `withinMs` of virtual time have passed. */
  async run(withinMs: number, done: () => boolean = () => false): Promise<RunEnd> {
    const caps = this.#options.caps ?? defaultCaps;
    const end = this.#now + withinMs;
    for (;;) {
      if (this.offence !== null || this.broken !== null || done()) return 'done';
      const next = this.#queue.peek();
      if (next === undefined) return 'idle';
      if (next.time > end) {
        this.#now = end;
        return 'late';
      }
      if (next.time > this.#now) this.#atInstant = 0;
      this.#now = next.time;
      const count = await this.#instant();
      this.#events += count;
      this.#atInstant += count;
      if (this.#events > caps.run) return 'too many events';
      if (this.#atInstant > caps.instant) return 'too many events at one instant';
    }
  }

  /** Takes what comes next at this instant for one driver, lets it happen, and applies what the nodes did. */
  async #instant(): Promise<number> {
    const batch: Happening[] = [];
    let driver: Driver | null = null;
    for (;;) {
      const next = this.#queue.peek();
      if (next === undefined || next.time > this.#now) break;
      if (driver !== null && next.what.node.driver !== driver) break;
      this.#queue.take();
      const happening = this.#happeningOf(next.what);
      if (happening === null) continue;
      driver = next.what.node.driver;
      batch.push(happening);
    }
    if (driver === null) return 0;
    this.underWay = batch.map((one) => (one.node === null ? '' : `${one.node.name}: ${one.text}`));
    const events = batch.map((one) => one.event);
    const answers = await driver.step(this.#now, events);
    batch.forEach((one, i) => this.#apply(one, answers[i] ?? []));
    return batch.length;
  }

  /** What is planned, if it still holds: a node that is down gets nothing, and an earlier life's timers are gone. */
  #happeningOf(planned: Planned): Happening | null {
    const { node } = planned;
    if (planned.do === 'stop') return { node: null, event: { on: 'stop', node: planned.key }, text: '' };
    if (planned.do === 'start') {
      const event = node.start();
      this.#keys.set(node.key, node);
      return { node, event, text: node.life === 1 ? 'starts' : 'starts again' };
    }
    if (planned.life !== null && planned.life !== node.life) return null;
    if (node.isUp) return { node, event: { ...planned.event, node: node.key } as NodeEvent, text: planned.text };
    if (planned.event.on === 'call') this.trace.add(this.#now, node.name, `is down when it ${planned.text}`);
    return null;
  }

  #apply({ node, event, text }: Happening, effects: readonly NodeEffect[]): void {
    if (node === null || this.offence !== null || this.broken !== null) return;
    if (!node.isUp || !('node' in event) || event.node !== node.key) return;
    if ((event.on === 'timer' || event.on === 'answer') && !node.waiting.delete(event.id)) return;
    this.trace.add(this.#now, node.name, text);
    for (const effect of effects) {
      const owner = 'node' in effect ? this.#keys.get(effect.node) : node;
      if (owner === undefined) continue;
      this.#effect(owner, effect, text);
      const fault = this.fault(owner.name, effect);
      if (fault !== null) this.crash(owner.name, fault.crash, fault.downMs);
      if (!node.isUp) break;
    }
    this.broken ??= this.invariant();
  }

  #effect(node: WorldNode, effect: NodeEffect, during: string): void {
    const { name } = node;
    switch (effect.did) {
      case 'made':
        return;
      case 'sleep':
        node.waiting.set(effect.id, `a timer of ${effect.ms} ms`);
        this.trace.add(this.#now, name, `sleeps ${effect.ms} ms`);
        return this.#plan(this.#now + effect.ms, node, { on: 'timer', node: '', id: effect.id }, 'wakes up');
      case 'wake':
      case 'unsend':
        node.waiting.delete(effect.id);
        return this.trace.add(this.#now, name, effect.did === 'wake' ? 'stops a timer' : 'gives up a request');
      case 'send':
        return this.#send(node, effect);
      case 'returned':
      case 'threw':
        return this.#settle(node, effect, during);
      case 'strayed':
        this.offence = { node: name, during, is: 'strayed', sentence: effect.sentence };
        return;
      case 'late':
        this.offence = { node: name, during, is: 'late', error: effect.error };
        return;
      case 'log':
        return this.trace.add(this.#now, name, `says: ${effect.text}`);
      default:
        this.trace.add(this.#now, name, node.write(effect));
    }
  }

  #send(node: WorldNode, effect: NodeEffect & { readonly did: 'send' }): void {
    const text = `${effect.api} ${valuesText([effect.body])}`;
    node.waiting.set(effect.id, `the answer to ${text}`);
    const remote = { from: node.name, life: node.life, id: effect.id, api: effect.api };
    const target = this.#nodes.get(effect.to);
    const method = target?.kind.of.serves[effect.api];
    for (const delay of this.#passages(node, effect.to, text)) {
      if (target === undefined || method === undefined) continue;
      const open: OpenCall = { is: 'request', text: `${text} from ${node.name}`, remote };
      this.#planCall(this.#now + delay, target, method, [node.name, effect.body], open);
    }
  }

  #settle(node: WorldNode, effect: NodeEffect & { readonly did: 'returned' | 'threw' }, during: string): void {
    const open = this.#calls.get(effect.call);
    this.#calls.delete(effect.call);
    if (effect.did === 'threw' && open?.is !== 'outside') {
      this.offence = { node: node.name, during: open?.text ?? during, is: 'threw', error: effect.error };
    } else if (effect.did === 'returned' && open?.is === 'request') {
      this.#reply(node, effect.value, open.remote);
    } else if (open?.is === 'outside') {
      const isValue = effect.did === 'returned';
      const how = isValue
        ? `gives ${valuesText([effect.value])}`
        : `throws ${effect.error.name ?? effect.error.message}`;
      this.trace.add(this.#now, node.name, `${open.text} ${how}`);
      const at = this.#now;
      open.call.outcome = isValue ? { is: 'value', value: effect.value, at } : { is: 'error', error: effect.error, at };
    }
  }

  #reply(node: WorldNode, value: unknown, { from, life, id, api }: Remote): void {
    const text = `answer ${valuesText([value])}`;
    for (const delay of this.#passages(node, from, text)) {
      const event = { on: 'answer', node: '', id, api, body: value } as const;
      const target = this.#nodeCalled(from);
      this.#queue.add(this.#now + delay, {
        do: 'event',
        node: target,
        life,
        event,
        text: `gets ${text} from ${node.name}`,
      });
    }
  }

  /** When copies of a message arrive at the other end of the link. */
  #passages(node: WorldNode, to: string, text: string): readonly number[] {
    const passages = passage(this.#link, this.#linkRandom);
    this.trace.add(this.#now, node.name, `→ ${to}  ${text}${passages.length === 0 ? '  (lost)' : ''}`);
    return passages;
  }

  #planCall(time: number, node: WorldNode, method: string, values: readonly unknown[], open: OpenCall): void {
    const call = ++this.#lastCall;
    this.#calls.set(call, open);
    const { task } = node.kind;
    const event = { on: 'call', call, node: '', task, instance: 0, name: method, values } as const;
    const text = open.is === 'outside' ? `is called: ${open.text}` : `gets ${open.text}`;
    this.#queue.add(time, { do: 'event', node, life: null, event, text });
  }

  #plan(time: number, node: WorldNode, event: NodeEvent & { readonly on: 'timer' }, text: string): void {
    this.#queue.add(time, { do: 'event', node, life: node.life, event, text });
  }

  #nodeCalled(name: string): WorldNode {
    const node = this.#nodes.get(name);
    if (node === undefined) throw new Error(`there is no node called ${name} in this world`);
    return node;
  }
}

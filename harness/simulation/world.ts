/**
 * A world: virtual time, a lossy link, disks and nodes, driven from one seed. It runs the events of an instant in the
 * order they were put, applies what the nodes do, and crashes them where a fault says so. Rules for single messages,
 * pauses, drifting clocks and histories are left out here.
 */
import type { ClassDescriptor, Given, InstanceOf } from '../contract/descriptor.ts';
import type { PartId } from '../contract/parts.ts';
import type { Infer } from '../contract/schema.ts';
import { SimulatedDisk } from './disk.ts';
import type { LinkOptions } from './link.ts';
import { passage, perfectLink } from './link.ts';
import { SeededRandom, seedFor } from './random.ts';
import { Scheduler } from './scheduler.ts';
import type { Driver, NodeEffect, NodeEvent, PartError } from './step.ts';
import { Trace } from './trace.ts';
import { valueText } from './value-text.ts';

/** `process`: what was appended survives. `power`: what was flushed survives, and perhaps a beginning of the rest. */
export type CrashKind = 'process' | 'power';

/** Asked after each effect of a node; a crash drops the rest of what the node did in that event. */
export type Fault = (node: string, effect: NodeEffect) => { readonly crash: CrashKind; readonly downMs: number } | null;

export type WorldOptions = {
  readonly seed: number;
  readonly link?: LinkOptions;
  /** Most events of one instant, and of the whole run. */
  readonly caps?: { readonly instant: number; readonly run: number };
  /** The driver whose nodes get a copy of the module each, to show that they share nothing. */
  readonly separate?: Driver | null;
};

export type NodeKind<C extends ClassDescriptor> = { readonly task: PartId; readonly name: string; readonly of: C };

type PlainOptions<C extends ClassDescriptor> = {
  readonly [K in keyof C['options'] as C['options'][K] extends Given ? never : K]: Infer<C['options'][K]>;
};

type WithoutSignal<A> = A extends [...infer Rest, AbortSignal] ? Rest : A;
type ParametersOf<F> = F extends (...values: infer A) => unknown ? WithoutSignal<A> : never;
type ResultOf<F> = F extends (...values: never) => infer R ? Awaited<R> : never;

/** A call from outside: what a client of the system sees of it. A crash of its node leaves it open for ever. */
export type Call<T> = {
  readonly text: string;
  readonly begunAt: number;
  outcome:
    | { readonly is: 'open' }
    | { readonly is: 'value'; readonly value: T; readonly at: number }
    | { readonly is: 'error'; readonly error: PartError; readonly at: number };
};

/** How a run ended: `done` as asked, `idle` nothing is pending, `late` out of time, or over a cap. */
export type RunEnd = 'done' | 'idle' | 'late' | 'too many events' | 'too many events at one instant';

/** What a part did that no part may do, whatever the scenario: the run ends with it. */
export type Offence = { readonly node: string; readonly during: string } & (
  { readonly is: 'threw' | 'late'; readonly error: PartError } | { readonly is: 'strayed'; readonly sentence: string }
);

type WorldNode = {
  readonly name: string;
  readonly task: PartId;
  readonly className: string;
  readonly descriptor: ClassDescriptor;
  readonly options: { readonly [name: string]: unknown };
  readonly driver: Driver;
  readonly instance: number;
  readonly disk: SimulatedDisk;
  /** Counts its lives; the driver knows each life by a name of its own. */
  life: number;
  isUp: boolean;
  readonly waiting: Map<number, { readonly kind: 'timer' | 'request'; readonly text: string }>;
};

type Planned =
  | {
      readonly do: 'event';
      readonly node: string;
      readonly life: number;
      readonly event: NodeEvent;
      readonly text: string;
    }
  | { readonly do: 'start'; readonly node: string }
  | { readonly do: 'stop'; readonly driver: Driver; readonly key: string };

type Happening = { readonly node: WorldNode | null; readonly event: NodeEvent; readonly text: string };

type Remote = { readonly from: string; readonly life: number; readonly id: number; readonly api: string };
type OpenCall = {
  readonly node: string;
  readonly text: string;
  readonly remote: Remote | null;
  readonly call: Call<unknown> | null;
};

const defaultCaps = { instant: 200, run: 1000 };

export class World {
  readonly trace = new Trace();
  readonly random: SeededRandom;
  /** What a part did that ends the run. */
  offence: Offence | null = null;
  /** Asked after each effect. */
  fault: Fault = () => null;
  /** Asked after each event; a sentence ends the run. */
  invariant: () => string | null = () => null;
  /** The events that the driver was last asked to carry out, as text: what was under way if it failed. */
  underWay: readonly string[] = [];
  /** The sentence of the invariant that broke. */
  broken: string | null = null;
  readonly #seed: number;
  readonly #link: LinkOptions;
  readonly #caps: { readonly instant: number; readonly run: number };
  readonly #separate: Driver | null;
  readonly #linkRandom: SeededRandom;
  readonly #queue = new Scheduler<Planned>();
  readonly #nodes = new Map<string, WorldNode>();
  readonly #keys = new Map<string, WorldNode>();
  readonly #calls = new Map<number, OpenCall>();
  #lastCall = 0;
  #now = 0;
  #events = 0;
  #atInstant = 0;

  constructor(options: WorldOptions) {
    this.#seed = options.seed;
    this.random = new SeededRandom(seedFor(options.seed, 'scenario', 0));
    this.#linkRandom = new SeededRandom(seedFor(options.seed, 'link', 0));
    this.#link = options.link ?? perfectLink;
    this.#caps = options.caps ?? defaultCaps;
    this.#separate = options.separate ?? null;
  }

  get now(): number {
    return this.#now;
  }

  /** Events delivered so far. */
  get events(): number {
    return this.#events;
  }

  /** Adds a node and starts it now. */
  node<const C extends ClassDescriptor>(
    name: string,
    kind: NodeKind<C>,
    options: PlainOptions<C>,
    driver: Driver,
  ): void {
    const node: WorldNode = {
      name,
      task: kind.task,
      className: kind.name,
      descriptor: kind.of,
      options,
      driver,
      instance: this.#separate === driver ? this.#nodes.size + 1 : 0,
      disk: new SimulatedDisk(),
      life: 0,
      isUp: false,
      waiting: new Map(),
    };
    this.#nodes.set(name, node);
    this.#queue.add(this.#now, { do: 'start', node: name });
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
    return [...this.#nodeCalled(node).waiting.values()].map((one) => one.text);
  }

  /** Calls a method of a node, `afterMs` from now. A node that is down then never answers. */
  invoke<const C extends ClassDescriptor, const M extends keyof C['methods'] & string>(
    node: string,
    kind: NodeKind<C>,
    method: M,
    values: ParametersOf<InstanceOf<C>[M]>,
    afterMs = 0,
  ): Call<ResultOf<InstanceOf<C>[M]>> {
    const text = `${node}.${method}(${shown(values as readonly unknown[])})`;
    const call: Call<unknown> = { text, begunAt: this.#now + afterMs, outcome: { is: 'open' } };
    this.#planCall(this.#now + afterMs, node, kind, method, values as readonly unknown[], { text, remote: null, call });
    return call as Call<ResultOf<InstanceOf<C>[M]>>;
  }

  /** Crashes a node now and starts it again after `downMs`. */
  crash(name: string, crash: CrashKind, downMs: number): void {
    const node = this.#nodeCalled(name);
    if (!node.isUp) return;
    this.trace.add(this.#now, name, crash === 'power' ? 'loses power' : 'crashes');
    node.isUp = false;
    node.waiting.clear();
    this.#keys.delete(keyOf(node));
    if (crash === 'power') node.disk.losePower(new SeededRandom(seedFor(this.#seed, `power of ${name}`, node.life)));
    this.#queue.add(this.#now, { do: 'stop', driver: node.driver, key: keyOf(node) });
    this.#queue.add(this.#now + downMs, { do: 'start', node: name });
  }

  /** Runs until `done` says so, nothing is left to happen, or `withinMs` of virtual time have passed. */
  async run(withinMs: number, done: () => boolean = () => false): Promise<RunEnd> {
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
      if (this.#events > this.#caps.run) return 'too many events';
      if (this.#atInstant > this.#caps.instant) return 'too many events at one instant';
    }
  }

  /** Takes what comes next at this instant for one driver, lets it happen, and applies what the nodes did. */
  async #instant(): Promise<number> {
    const batch: Happening[] = [];
    let driver: Driver | null = null;
    for (;;) {
      const next = this.#queue.peek();
      if (next === undefined || next.time > this.#now) break;
      const wanted = next.what.do === 'stop' ? next.what.driver : this.#nodeCalled(next.what.node).driver;
      if (driver !== null && wanted !== driver) break;
      this.#queue.take();
      const happening = this.#eventOf(next.what);
      if (happening === null) continue;
      driver = wanted;
      batch.push(happening);
    }
    if (driver === null) return 0;
    this.underWay = batch.map((one) => (one.node === null ? '' : `${one.node.name}: ${one.text}`));
    const answers = await driver.step(
      this.#now,
      batch.map((one) => one.event),
    );
    batch.forEach((one, i) => this.#apply(one.node, one.event, one.text, answers[i] ?? []));
    return batch.length;
  }

  #eventOf(planned: Planned): Happening | null {
    if (planned.do === 'stop') {
      return { node: null, event: { on: 'stop', node: planned.key }, text: '' };
    }
    const node = this.#nodeCalled(planned.node);
    if (planned.do === 'start') return this.#birth(node);
    if (planned.life !== 0 && planned.life !== node.life) return null;
    if (!node.isUp) {
      if (planned.event.on === 'call') this.trace.add(this.#now, node.name, `is down when it ${planned.text}`);
      return null;
    }
    const { event } = planned;
    const named = event.on === 'abort' ? event : { ...event, node: keyOf(node) };
    return { node, event: named as NodeEvent, text: planned.text };
  }

  #birth(node: WorldNode): Happening {
    node.life += 1;
    node.isUp = true;
    this.#keys.set(keyOf(node), node);
    const event: NodeEvent = {
      on: 'new',
      node: keyOf(node),
      task: node.task,
      instance: node.instance,
      name: node.className,
      options: node.options,
      seed: seedFor(this.#seed, `random of ${node.name}`, node.life),
      files: node.disk.files(),
    };
    return { node, event, text: node.life === 1 ? 'starts' : 'starts again' };
  }

  #apply(node: WorldNode | null, event: NodeEvent, text: string, effects: readonly NodeEffect[]): void {
    if (node === null || this.offence !== null || this.broken !== null) return;
    if (!node.isUp || keyOf(node) !== ('node' in event ? event.node : '')) return;
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
    switch (effect.did) {
      case 'made':
        return;
      case 'sleep':
        node.waiting.set(effect.id, { kind: 'timer', text: `a timer of ${effect.ms} ms` });
        this.trace.add(this.#now, node.name, `sleeps ${effect.ms} ms`);
        return this.#plan(this.#now + effect.ms, node, { on: 'timer', node: '', id: effect.id }, 'wakes up');
      case 'wake':
      case 'unsend':
        node.waiting.delete(effect.id);
        return this.trace.add(this.#now, node.name, effect.did === 'wake' ? 'stops a timer' : 'gives up a request');
      case 'send':
        return this.#send(node, effect);
      case 'returned':
      case 'strayed':
      case 'threw':
        return this.#settle(node, effect, during);
      case 'late':
        this.offence = { node: node.name, during, is: 'late', error: effect.error };
        return;
      case 'log':
        return this.trace.add(this.#now, node.name, `says: ${effect.text}`);
      default:
        this.#write(node, effect);
    }
  }

  #write(node: WorldNode, effect: NodeEffect & { file: string }): void {
    const { disk } = node;
    switch (effect.did) {
      case 'append':
        disk.append(effect.file, effect.data);
        return this.trace.add(this.#now, node.name, `appends ${effect.data.length} bytes to ${effect.file}`);
      case 'flush':
        disk.flush(effect.file);
        return this.trace.add(this.#now, node.name, `flushes ${effect.file}`);
      case 'truncate':
        disk.truncate(effect.file, Math.min(effect.length, disk.size(effect.file)));
        return this.trace.add(this.#now, node.name, `cuts ${effect.file} to ${effect.length} bytes`);
      case 'remove':
        disk.remove(effect.file);
        return this.trace.add(this.#now, node.name, `removes ${effect.file}`);
    }
  }

  #send(node: WorldNode, effect: NodeEffect & { did: 'send' }): void {
    const text = `${effect.api} ${shown([effect.body])}`;
    node.waiting.set(effect.id, { kind: 'request', text: `the answer to ${text}` });
    const passages = passage(this.#link, this.#linkRandom);
    this.trace.add(this.#now, node.name, `→ ${effect.to}  ${text}${passages.length === 0 ? '  (lost)' : ''}`);
    const target = this.#nodes.get(effect.to);
    const method = target?.descriptor.serves[effect.api];
    if (target === undefined || method === undefined) return;
    const kind = { task: target.task, name: target.className, of: target.descriptor };
    for (const delay of passages) {
      const remote = { from: node.name, life: node.life, id: effect.id, api: effect.api };
      const open = { text: `${text} from ${node.name}`, remote, call: null };
      this.#planCall(this.#now + delay, effect.to, kind, method, [node.name, effect.body], open);
    }
  }

  #settle(node: WorldNode, effect: NodeEffect & { call: number }, during: string): void {
    if (effect.did === 'strayed') {
      this.offence = { node: node.name, during, is: 'strayed', sentence: effect.sentence };
      return;
    }
    if (effect.did === 'threw' && effect.call < 0) {
      this.offence = { node: node.name, during, is: 'threw', error: effect.error };
      return;
    }
    const open = this.#calls.get(effect.call);
    this.#calls.delete(effect.call);
    if (open === undefined) return;
    if (open.remote !== null) return this.#reply(node, effect, open, open.remote);
    const at = this.#now;
    if (effect.did === 'returned') {
      this.trace.add(at, node.name, `${open.text} gives ${shown([effect.value])}`);
      open.call!.outcome = { is: 'value', value: effect.value, at };
    } else if (effect.did === 'threw') {
      this.trace.add(at, node.name, `${open.text} throws ${effect.error.name ?? effect.error.message}`);
      open.call!.outcome = { is: 'error', error: effect.error, at };
    }
  }

  #reply(node: WorldNode, effect: NodeEffect, open: OpenCall, remote: Remote): void {
    if (effect.did === 'threw') {
      this.offence = { node: node.name, during: open.text, is: 'threw', error: effect.error };
      return;
    }
    if (effect.did !== 'returned') return;
    const passages = passage(this.#link, this.#linkRandom);
    const text = `answer ${shown([effect.value])}`;
    this.trace.add(this.#now, node.name, `→ ${remote.from}  ${text}${passages.length === 0 ? '  (lost)' : ''}`);
    for (const delay of passages) {
      const event: NodeEvent = { on: 'answer', node: '', id: remote.id, api: remote.api, body: effect.value };
      const planned = { node: remote.from, life: remote.life, event, text: `gets ${text} from ${node.name}` } as const;
      this.#queue.add(this.#now + delay, { do: 'event', ...planned });
    }
  }

  #planCall(
    time: number,
    name: string,
    kind: NodeKind<ClassDescriptor>,
    method: string,
    values: readonly unknown[],
    open: Omit<OpenCall, 'node'>,
  ): void {
    const call = ++this.#lastCall;
    this.#calls.set(call, { node: name, ...open });
    const instance = this.#nodeCalled(name).instance;
    const event: NodeEvent = { on: 'call', call, node: '', task: kind.task, instance, name: method, values };
    const text = open.remote === null ? `is called: ${open.text}` : `gets ${open.text}`;
    this.#queue.add(time, { do: 'event', node: name, life: 0, event, text });
  }

  #plan(time: number, node: WorldNode, event: NodeEvent, text: string): void {
    this.#queue.add(time, { do: 'event', node: node.name, life: node.life, event, text });
  }

  #nodeCalled(name: string): WorldNode {
    const node = this.#nodes.get(name);
    if (node === undefined) throw new Error(`there is no node called ${name} in this world`);
    return node;
  }
}

const keyOf = (node: WorldNode): string => `${node.name}#${node.life}`;

function shown(values: readonly unknown[]): string {
  return values.map((value) => valueText(value)).join(', ');
}

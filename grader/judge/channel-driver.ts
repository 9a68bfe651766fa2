/** A driver whose nodes live in a subject process: encodes events by contract, and decodes what comes back. */
import type { Callable, ClassDescriptor } from '../../harness/contract/descriptor.ts';
import { parts } from '../../harness/contract/parts.ts';
import type { Driver, NodeEffect, NodeEvent } from '../../harness/simulation/step.ts';
import { encode } from '../channel/encode.ts';
import type { Encoded } from '../channel/encoded.ts';
import type { Event } from '../channel/messages.ts';
import type { Known } from './effects.ts';
import { decodeEffects, exportOf } from './effects.ts';
import { ProtocolError } from './ended.ts';
import type { SubjectProcess } from './subject-process.ts';

type Call = { readonly callable: Callable; readonly title: string; readonly node: string | null };
type Node = { readonly name: string; readonly descriptor: ClassDescriptor };

/** What the nodes of one driver may do in all, since the judge keeps a line of each: so much, and so much an event. */
const freeEffects = 10_000;
const effectsPerEvent = 20;

export class ChannelDriver implements Driver {
  readonly #subject: SubjectProcess;
  readonly #eventMs: number;
  readonly #nodes = new Map<string, Node>();
  readonly #calls = new Map<number, Call>();
  readonly #known: Known = {
    callOf: (call) => this.#calls.get(call),
    classOf: (node) => this.#nodes.get(node)?.descriptor,
  };
  #events = 0;
  #effects = 0;

  constructor(subject: SubjectProcess, eventMs: number) {
    this.#subject = subject;
    this.#eventMs = eventMs;
  }

  async step(time: number, events: readonly NodeEvent[]): Promise<readonly (readonly NodeEffect[])[]> {
    const encoded = events.map((event) => this.#encode(event));
    return this.#subject.exchange({ time, events: encoded }, events.length, this.#eventMs, (answer, i) =>
      this.#decode(answer, events[i]!),
    );
  }

  #decode(answer: unknown, event: NodeEvent): readonly NodeEffect[] {
    const effects = decodeEffects(answer, event.on, this.#known);
    this.#events += 1;
    this.#effects += effects.length;
    if (this.#effects > freeEffects + effectsPerEvent * this.#events) {
      throw new ProtocolError(`it did ${this.#effects} things in ${this.#events} events`, 'over output');
    }
    for (const effect of effects) {
      if (effect.did === 'returned' || effect.did === 'strayed' || effect.did === 'threw') {
        if (effect.call >= 0 && !this.#calls.delete(effect.call)) throw new ProtocolError('it answered a call twice');
      }
    }
    if (event.on === 'stop') this.#forget(event.node);
    return effects;
  }

  /** A node that has crashed does nothing any more, and its calls never settle. */
  #forget(node: string): void {
    this.#nodes.delete(node);
    for (const [call, { node: of }] of this.#calls) if (of === node) this.#calls.delete(call);
  }

  #encode(event: NodeEvent): Event {
    switch (event.on) {
      case 'new':
        return this.#encodeNew(event);
      case 'call':
        return this.#encodeCall(event);
      case 'answer': {
        const response = this.#responseOf(event.node, event.api);
        return { on: 'answer', node: event.node, id: event.id, body: encode(response, event.body) };
      }
      default:
        return event;
    }
  }

  #encodeNew(event: NodeEvent & { on: 'new' }): Event {
    const descriptor = exportOf(parts[event.task].contract, event.name) as ClassDescriptor;
    this.#nodes.set(event.node, { name: event.name, descriptor });
    const options: { [name: string]: Encoded | null } = {};
    for (const [name, option] of Object.entries(descriptor.options)) {
      options[name] = 'given' in option ? null : encode(option, event.options[name]);
    }
    const files = event.files.map(([name, data]) => [name, Buffer.from(data).toString('base64')] as const);
    return { ...event, options, files };
  }

  #encodeCall(event: NodeEvent & { on: 'call' }): Event {
    const node = event.node === null ? undefined : this.#nodes.get(event.node);
    const callable =
      node === undefined
        ? (exportOf(parts[event.task].contract, event.name) as Callable)
        : node.descriptor.methods[event.name]!;
    this.#calls.set(event.call, { callable, title: `${event.name}()`, node: event.node });
    return { ...event, values: callable.parameters.map((one, i) => encode(one.schema, event.values[i])) };
  }

  #responseOf(node: string, api: string): Parameters<typeof encode>[0] {
    for (const option of Object.values(this.#nodes.get(node)?.descriptor.options ?? {})) {
      if ('given' in option && option.given === 'network') return option.apis[api]!.response;
    }
    throw new Error(`${node} has no network`);
  }
}

/**
 * A part of a given source in a subject of its own, as tests of the judge drive it: task 2.1 unless they say otherwise.
 */
import type { PartId } from '../../harness/contract/parts.ts';
import type { NodeEffect } from '../../harness/simulation/step.ts';
import { ChannelDriver } from '../judge/channel-driver.ts';
import type { Failure } from '../judge/failure.ts';
import type { Layer } from '../judge/layers.ts';
import type { Limits } from '../judge/limits.ts';
import { defaultLimits } from '../judge/limits.ts';
import { loadPart } from '../judge/load-part.ts';
import { SubjectProcess } from '../judge/subject-process.ts';
import type { Source } from '../judge/workbook.ts';

export type DrivenOptions = {
  readonly without?: readonly Layer[];
  readonly limits?: Partial<Limits>;
  readonly task?: PartId;
  /** Sources of other tasks, which the part may use. */
  readonly others?: readonly Source[];
};

export class Driven implements AsyncDisposable {
  readonly subject: SubjectProcess;
  readonly driver: ChannelDriver;
  /** Why the part did not load. */
  failure: Failure | null = null;
  readonly #task: PartId;
  readonly #limits: Limits;
  #calls = 0;

  constructor(options: DrivenOptions = {}) {
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#task = options.task ?? '2.1';
    this.subject = new SubjectProcess({ limits: this.#limits, without: options.without ?? [] });
    this.driver = new ChannelDriver(this.subject, this.#limits.eventMs);
  }

  async load(source: string, others: readonly Source[] = [], instance = 0): Promise<Failure | null> {
    await this.subject.ready;
    const sources = [{ task: this.#task, source }, ...others];
    this.failure = await loadPart(this.subject, this.#task, sources, this.#limits, instance);
    return this.failure;
  }

  /** Calls the part's function once, with these bytes. */
  async call(data: Uint8Array = new Uint8Array(4), name = 'murmur2', instance = 0): Promise<readonly NodeEffect[]> {
    const call = ++this.#calls;
    const event = { on: 'call', call, node: null, task: this.#task, instance, name, values: [data] } as const;
    return (await this.driver.step(0, [event]))[0]!;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.subject.stop();
  }
}

/** A part that is loaded. */
export async function driven(source: string, options: DrivenOptions = {}): Promise<Driven> {
  const part = new Driven(options);
  await part.load(source, options.others);
  return part;
}

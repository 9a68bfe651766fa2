/**
 * One run of one check with one seed: makes its context, plays its body, and compares courses where a world was made.
 */
import type { Cluster } from '../../harness/cluster/backend.ts';
import type { Contract } from '../../harness/contract/descriptor.ts';
import type { PartId } from '../../harness/contract/parts.ts';
import { SeededRandom } from '../../harness/simulation/random.ts';
import type { Driver } from '../../harness/simulation/step.ts';
import { moduleCopies } from '../../harness/simulation/world-options.ts';
import { World } from '../../harness/simulation/world.ts';
import type { Check, Context } from '../checks/check.ts';
import { ChannelDriver } from './channel-driver.ts';
import { SubjectEnded } from './ended.ts';
import type { Failure } from './failure.ts';
import { CheckFailure } from './failure.ts';
import type { Limits } from './limits.ts';
import { PartDriver } from './part-driver.ts';
import { endedFailure } from './part-failures.ts';
import type { SubjectProcess } from './subject-process.ts';

type LoadCopy = (instance: number) => Promise<Failure | null>;

export class CheckRun {
  wasHit = false;
  readonly #task: PartId;
  readonly #check: Check;
  readonly #seed: number;
  readonly #subject: SubjectProcess;
  readonly #limits: Limits;
  readonly #referenceSubject: () => Promise<SubjectProcess>;
  readonly #kafka: () => Promise<Cluster>;

  constructor(
    task: PartId,
    check: Check,
    seed: number,
    subject: SubjectProcess,
    limits: Limits,
    referenceSubject: () => Promise<SubjectProcess>,
    kafka: () => Promise<Cluster>,
  ) {
    this.#task = task;
    this.#check = check;
    this.#seed = seed;
    this.#subject = subject;
    this.#limits = limits;
    this.#referenceSubject = referenceSubject;
    this.#kafka = kafka;
  }

  /**
   * Plays the body and returns its world, if it made one; with `twice` again with a copy of the module for each node,
   * which must change nothing.
   */
  async play(twice: boolean, loadCopy: LoadCopy): Promise<World | null> {
    const isSlow = this.#check.kind === 'kafka' || this.#check.kind === 'database';
    this.#subject.startRun(isSlow ? this.#limits.outsideMs : this.#limits.runMs);
    try {
      return await this.#play(twice, loadCopy);
    } finally {
      this.#subject.endRun();
    }
  }

  async #play(twice: boolean, loadCopy: LoadCopy): Promise<World | null> {
    const world = await this.#once(false);
    if (!twice || world === null) return world;
    for (let instance = 1; instance <= moduleCopies; instance++) {
      const problem = await loadCopy(instance);
      if (problem !== null) throw new CheckFailure(problem);
    }
    const separate = await this.#once(true);
    if (separate?.trace.toString() !== world.trace.toString()) throw new CheckFailure(sharedState(world, separate));
    return world;
  }

  async #once(separate: boolean): Promise<World | null> {
    let world: World | null = null;
    const own = new ChannelDriver(this.#subject, this.#limits.eventMs);
    const part = new PartDriver(own, this.#task);
    const context: Context = {
      part: part.module(),
      seed: this.#seed,
      random: new SeededRandom(this.#seed),
      own,
      reference: async (): Promise<Driver> => new ChannelDriver(await this.#referenceSubject(), this.#limits.eventMs),
      world: (options) => {
        if (world !== null) throw new Error(`check ${this.#check.id} makes two worlds`);
        return (world = new World({ ...options, seed: this.#seed, separate: separate ? own : null }));
      },
      kafka: this.#kafka,
      hit: () => {
        this.wasHit = true;
      },
    };
    try {
      await (this.#check.body as (context: Context<Contract>) => Promise<void>)(context);
    } catch (error) {
      if (!(error instanceof SubjectEnded)) throw error;
      const underWay: readonly string[] = (world as World | null)?.underWay ?? [];
      throw new CheckFailure(endedFailure(error, underWay[Math.min(error.answered, underWay.length - 1)] ?? null));
    } finally {
      await part.close();
    }
    return world;
  }
}

function sharedState(shared: World, separate: World | null): Failure {
  const other = separate?.trace.entries ?? [];
  const at = shared.trace.entries.findIndex(
    (entry, i) => entry.text !== other[i]?.text || entry.time !== other[i].time,
  );
  const entry = shared.trace.entries[Math.max(0, at)];
  const events = entry === undefined ? [] : [{ time: entry.time, text: `${entry.node} ${entry.text}`, marked: true }];
  return {
    says: 'The same seed takes another course when each life of a node has a copy of the module of its own: something outside of the instance changes and stays.',
    blocks: [
      { show: 'events', events },
      { show: 'text', text: 'Keep what changes in the instance, not in a const at the top level.' },
    ],
    cause: 'flaky',
  };
}

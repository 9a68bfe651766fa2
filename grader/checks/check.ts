/**
 * What checks are declared with. A task has 10 points; a check is all-or-nothing over its seeds, and the checks of a
 * group pay only together. A body takes a context, drives the part, and throws a CheckFailure where it does not hold.
 */
import type { Cluster } from '../../harness/cluster/backend.ts';
import type { Contract } from '../../harness/contract/descriptor.ts';
import type { PartId } from '../../harness/contract/parts.ts';
import { parts } from '../../harness/contract/parts.ts';
import type { SeededRandom } from '../../harness/simulation/random.ts';
import type { Driver } from '../../harness/simulation/step.ts';
import type { World, WorldOptions } from '../../harness/simulation/world.ts';
import type { DrivenModule } from '../judge/part-driver.ts';

/** unit: calls and answers. wire: bytes. simulation: a world from a seed. kafka, database: against the real thing. */
export type Kind = 'unit' | 'wire' | 'simulation' | 'kafka' | 'database';

/** What a check needs of the machine or the backend; where it is missing the check is skipped with a reason. */
export type Need = 'java-tools' | 'pause' | 'three-brokers' | 'database';

export type Context<C extends Contract = Contract> = {
  /** The part under check. */
  readonly part: DrivenModule<C>;
  /** The seed of this run. */
  readonly seed: number;
  /** Randomness from the seed, for inputs. */
  readonly random: SeededRandom;
  /** Drives nodes made of the part under check, and nodes made of the reference's. */
  readonly own: Driver;
  readonly reference: () => Promise<Driver>;
  /** The world of this run, of a check of kind `simulation`: made once, from the seed. */
  readonly world: (options?: Omit<WorldOptions, 'seed' | 'separate'>) => World;
  /** The real Kafka of this grading, of a check of kind `kafka`. */
  readonly kafka: () => Promise<Cluster>;
  /** Says that the fault of the scenario hit its window in this run. */
  readonly hit: () => void;
};

export type CheckOptions = {
  /** One sentence in the present tense, without a period, that is true of a right part. */
  readonly title: string;
  readonly points: number;
  readonly kind: Kind;
  readonly group?: string;
  readonly needs?: readonly Need[];
  /** The scenario aims at a window, and says so with `hit`. */
  readonly aimed?: boolean;
};

export type Check<C extends Contract = Contract> = CheckOptions & {
  readonly id: string;
  readonly body: (context: Context<C>) => Promise<void>;
};

export type Question = { readonly question: string; readonly answer: string };

export type TaskOptions = {
  /** From where to look to nearly the line. */
  readonly hints: readonly string[];
  readonly questions: readonly Question[];
  /** What the lesson asks the learner to predict, in short, and what happens. */
  readonly prediction?: { readonly question: string; readonly happened: string };
  /** The kinds of checks that this task promises. */
  readonly promised: readonly Kind[];
};

export type Task = TaskOptions & { readonly id: PartId; readonly checks: readonly Check[] };

export function check<C extends Contract>(id: string, options: CheckOptions, body: Check<C>['body']): Check<C> {
  return { id, ...options, body };
}

/** Declares the checks of a task. The points of a published task's checks are 10 together. */
export function task<const I extends PartId>(
  id: I,
  options: TaskOptions,
  checks: readonly Check<(typeof parts)[I]['contract']>[],
): Task {
  const ids = new Set(checks.map((one) => one.id));
  if (ids.size !== checks.length) throw new Error(`task ${id} has two checks of one id`);
  return { id, ...options, checks: checks as unknown as readonly Check[] };
}

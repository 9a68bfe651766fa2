/** The checks of one task, run one after the other in a subject of its own, which is replaced when it ends early. */
import type { PartId } from '../../harness/contract/parts.ts';
import { onlyFrom } from '../../harness/contract/part-set.ts';
import { seedFor } from '../../harness/simulation/random.ts';
import type { Check, Task } from '../checks/check.ts';
import { failureText } from '../reports/failure-text.ts';
import type { CheckResult } from '../reports/result.ts';
import { tiers } from '../reports/result.ts';
import { CheckRun } from './check-run.ts';
import { SubjectEnded } from './ended.ts';
import type { Failure } from './failure.ts';
import { CheckFailure } from './failure.ts';
import type { GradeOptions, TaskExtra } from './grade.ts';
import { loadPart } from './load-part.ts';
import { endedFailure } from './part-failures.ts';
import type { Spares } from './spares.ts';
import type { SubjectProcess } from './subject-process.ts';
import type { Source } from './workbook.ts';
import { readSources } from './workbook.ts';

/** After this many early ends the rest of a task's checks are not run: each costs a deadline. */
const maxEnds = 2;

type Outcome = { readonly failure: Failure | null; readonly seed: number };

export class TaskRun {
  readonly #task: Task;
  readonly #options: GradeOptions;
  readonly #spares: Spares;
  readonly #moreTasks: boolean;
  #sources: readonly Source[] = [];
  #subject: SubjectProcess | null = null;
  #reference: SubjectProcess | null = null;
  #ends = 0;
  #lastEnd: Failure | null = null;
  #output = '';
  #outputBytes = 0;
  readonly #hits: { [check: string]: { hit: number; runs: number } } = {};

  constructor(task: Task, options: GradeOptions, spares: Spares, moreTasks: boolean) {
    this.#task = task;
    this.#options = options;
    this.#spares = spares;
    this.#moreTasks = moreTasks;
  }

  extra(): TaskExtra {
    return { output: this.#output, outputBytes: this.#outputBytes, hits: this.#hits };
  }

  async grade(checks: readonly Check[]): Promise<readonly CheckResult[]> {
    const { folder } = this.#options;
    const sources = readSources(folder, onlyFrom(this.#task.id), this.#task.id);
    if (!Array.isArray(sources)) return this.#allFail(checks, sources as Failure);
    this.#sources = sources as readonly Source[];
    try {
      const problem = await this.#start();
      if (problem !== null) return this.#allFail(checks, problem);
      const results: CheckResult[] = [];
      for (const check of checks) results.push(await this.#check(check));
      return results;
    } catch (error) {
      return checks.map((check) => this.#trouble(check, error));
    } finally {
      await this.#end();
    }
  }

  /** A subject with the part loaded; a failure when it does not load. */
  async #start(): Promise<Failure | null> {
    const { signal } = this.#options;
    signal?.throwIfAborted();
    const subject = await this.#spares.take();
    this.#subject = subject;
    signal?.addEventListener('abort', () => void subject.stop(), { once: true });
    if (this.#moreTasks) this.#spares.prepare();
    return loadPart(this.#subject, this.#task.id, this.#sources, this.#options.limits);
  }

  async #end(): Promise<void> {
    for (const subject of [this.#subject, this.#reference]) {
      if (subject === null) continue;
      await this.#spares.release(subject);
    }
    if (this.#subject !== null) {
      this.#output += this.#subject.output.text();
      this.#outputBytes += this.#subject.output.bytes;
    }
    this.#subject = null;
    this.#reference = null;
  }

  async #check(check: Check): Promise<CheckResult> {
    if (this.#ends >= maxEnds && this.#lastEnd !== null) return this.#failed(check, this.#lastEnd, undefined);
    const count = check.kind === 'simulation' ? tiers[this.#options.tier] : 1;
    const seeds =
      this.#options.replay !== undefined
        ? [this.#options.replay]
        : Array.from({ length: count }, (_, i) => seedFor(this.#options.seed, `${this.#task.id}/${check.id}`, i));
    for (const [i, seed] of seeds.entries()) {
      this.#options.signal?.throwIfAborted();
      const { failure } = await this.#run(check, seed, i === 0);
      if (failure !== null) return this.#failed(check, failure, seed);
    }
    return { ...declared(check), verdict: 'pass' };
  }

  async #run(check: Check, seed: number, isFirst: boolean): Promise<Outcome> {
    const subject = this.#subject ?? (await this.#restart());
    const run = new CheckRun(this.#task.id, check, seed, subject, this.#options.limits, () => this.#referenceSubject());
    const count = (this.#hits[check.id] ??= { hit: 0, runs: 0 });
    try {
      const world = await run.play(isFirst && check.kind === 'simulation', (instance) => this.#loadCopy(subject, instance));
      if (world !== null) this.#options.onWorld?.(`${this.#task.id}/${check.id}`, seed, world.trace.toString());
      count.runs += 1;
      count.hit += run.wasHit ? 1 : 0;
      return { failure: null, seed };
    } catch (error) {
      if (!(error instanceof CheckFailure) && !(error instanceof SubjectEnded)) throw error;
      const failure = error instanceof CheckFailure ? error.failure : endedFailure(error, null);
      if (subject.hasEnded) await this.#noteEnd(failure);
      return { failure, seed };
    }
  }

  async #noteEnd(failure: Failure): Promise<void> {
    this.#ends += 1;
    this.#lastEnd = failure;
    await this.#end();
  }

  async #restart(): Promise<SubjectProcess> {
    const problem = await this.#start();
    if (problem !== null) throw new CheckFailure(problem);
    return this.#subject!;
  }

  #loadCopy(subject: SubjectProcess, instance: number): Promise<Failure | null> {
    return loadPart(subject, this.#task.id, this.#sources, this.#options.limits, instance);
  }

  /** A second process for nodes of the reference's part. */
  async #referenceSubject(): Promise<SubjectProcess> {
    if (this.#reference !== null && !this.#reference.hasEnded) return this.#reference;
    const sources = readSources(this.#options.folder, onlyFrom(), this.#task.id) as readonly Source[];
    this.#reference = await this.#spares.take();
    const problem = await loadPart(this.#reference, this.#task.id, sources, this.#options.limits);
    if (problem !== null) throw new Error(`the reference of task ${this.#task.id} does not load: ${problem.says}`);
    return this.#reference;
  }

  #allFail(checks: readonly Check[], failure: Failure): readonly CheckResult[] {
    return checks.map((check) => this.#failed(check, failure, undefined));
  }

  #failed(check: Check, failure: Failure, seed: number | undefined): CheckResult {
    const id = `${this.#task.id}/${check.id}`;
    return {
      ...declared(check),
      verdict: 'fail',
      ...(failure.cause === undefined ? {} : { cause: failure.cause }),
      message: failureText(failure, (place) => this.#lineAt(place.task, place.line)),
      ...(failure.where === undefined ? {} : { where: failure.where }),
      ...(seed === undefined || failure.cause === 'todo' ? {} : { seed, replay: `check ${id} --replay ${seed}` }),
    };
  }

  /** Trouble of ours: never a zero for the part, and never a pass. */
  #trouble(check: Check, error: unknown): CheckResult {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...declared(check), verdict: 'error', message: `The grader failed, not the part: ${message}` };
  }

  #lineAt(task: PartId, line: number): string | null {
    const source = this.#sources.find((one) => one.task === task)?.source;
    return source?.split(/\r?\n/)[line - 1] ?? null;
  }
}

function declared(check: Check): Pick<CheckResult, 'id' | 'title' | 'kind' | 'group' | 'points'> {
  return {
    id: check.id,
    title: check.title,
    kind: check.kind,
    ...(check.group === undefined ? {} : { group: check.group }),
    points: check.points,
  };
}

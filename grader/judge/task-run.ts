/** The checks of one task, run one after the other in a subject of its own, which is replaced when it ends early. */
import { BackendError } from '../../harness/cluster/backend.ts';
import type { PartId } from '../../harness/contract/parts.ts';
import { onlyFrom } from '../../harness/contract/part-set.ts';
import { seedFor } from '../../harness/simulation/random.ts';
import { visibleLines } from '../channel/visible.ts';
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
import { withoutOurPaths } from './our-paths.ts';
import type { KafkaSource } from './kafka-source.ts';
import { noKafka } from './kafka-source.ts';
import { reasonToSkip } from './needs.ts';
import type { Spares } from './spares.ts';
import type { SubjectProcess } from './subject-process.ts';
import type { Source } from './workbook.ts';
import { readSources } from './workbook.ts';

/** After this many early ends the rest of a task's checks are not run: each costs a deadline. */
const maxEnds = 2;

/** No message is longer, whatever a part puts in it. */
const messageLimit = 8_000;

export class TaskRun {
  readonly #task: Task;
  readonly #options: GradeOptions;
  readonly #spares: Spares;
  readonly #moreTasks: boolean;
  readonly #kafka: KafkaSource;
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
    this.#kafka = options.kafka ?? noKafka('Checks against a real Kafka are not part of this grading');
  }

  extra(): TaskExtra {
    return { output: this.#output, outputBytes: this.#outputBytes, hits: this.#hits };
  }

  async grade(checks: readonly Check[]): Promise<readonly CheckResult[]> {
    const results: CheckResult[] = [];
    try {
      const problem = this.#read() ?? (await this.#start());
      if (problem !== null) return await Promise.all(checks.map((check) => this.#unloaded(check, problem)));
      for (const check of checks) results.push(await this.#checked(check));
      return results;
    } catch (error) {
      return [...results, ...checks.slice(results.length).map((check) => this.#trouble(check, error))];
    } finally {
      await this.#end();
    }
  }

  /** What did not load fails every check but those that would not have run: it costs the same points as any other. */
  async #unloaded(check: Check, problem: Failure): Promise<CheckResult> {
    const missing = check.kind === 'kafka' ? await this.#kafka.missing().catch(() => null) : null;
    if (missing === null) return this.#failed(check, problem, undefined);
    return { ...declared(check), verdict: 'skipped', cause: missing };
  }

  /** Reads the part and what it uses; a failure when the part is not there. */
  #read(): Failure | null {
    const read = readSources(this.#options.folder, onlyFrom(this.#task.id), this.#task.id);
    if ('says' in read) return read;
    this.#sources = read;
    return null;
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

  /** Trouble around a real Kafka is nobody's failure: the check is inconclusive. */
  async #checked(check: Check): Promise<CheckResult> {
    try {
      return await this.#check(check);
    } catch (error) {
      if (!(error instanceof BackendError)) throw error;
      return { ...declared(check), verdict: 'inconclusive', message: error.message };
    }
  }

  async #check(check: Check): Promise<CheckResult> {
    const isEnough = this.#ends >= (this.#options.impatient === true ? 1 : maxEnds);
    if (isEnough && this.#lastEnd !== null) return this.#unloaded(check, this.#lastEnd);
    const skipped = await reasonToSkip(check, this.#kafka);
    if (skipped !== null) return { ...declared(check), verdict: 'skipped', cause: skipped };
    const count = check.kind === 'simulation' ? tiers[this.#options.tier] : 1;
    const seeds =
      this.#options.replay !== undefined
        ? [this.#options.replay]
        : Array.from({ length: count }, (_, i) => seedFor(this.#options.seed, `${this.#task.id}/${check.id}`, i));
    for (const [i, seed] of seeds.entries()) {
      this.#options.signal?.throwIfAborted();
      const failure = await this.#run(check, seed, i === 0);
      if (failure !== null) return this.#failed(check, failure, seed);
    }
    return { ...declared(check), verdict: 'pass' };
  }

  async #run(check: Check, seed: number, isFirst: boolean): Promise<Failure | null> {
    if (this.#subject === null) {
      const problem = await this.#start();
      if (problem !== null) return this.#noteEnd(problem);
    }
    const subject = this.#subject!;
    const { limits } = this.#options;
    const reference = (): Promise<SubjectProcess> => this.#referenceSubject();
    const run = new CheckRun(this.#task.id, check, seed, subject, limits, reference, () => this.#kafka.cluster());
    const count = (this.#hits[check.id] ??= { hit: 0, runs: 0 });
    try {
      const world = await run.play(isFirst && check.kind === 'simulation', (instance) =>
        this.#loadCopy(subject, instance),
      );
      if (world !== null) this.#options.onWorld?.(`${this.#task.id}/${check.id}`, seed, world.trace.toString());
      count.runs += 1;
      count.hit += run.wasHit ? 1 : 0;
      return null;
    } catch (error) {
      if (!(error instanceof CheckFailure) && !(error instanceof SubjectEnded)) throw error;
      const failure = error instanceof CheckFailure ? error.failure : endedFailure(error, null);
      return subject.hasEnded ? this.#noteEnd(failure) : failure;
    }
  }

  async #noteEnd(failure: Failure): Promise<Failure> {
    this.#ends += 1;
    this.#lastEnd = failure;
    await this.#end();
    return failure;
  }

  #loadCopy(subject: SubjectProcess, instance: number): Promise<Failure | null> {
    return loadPart(subject, this.#task.id, this.#sources, this.#options.limits, instance);
  }

  /** A second process for nodes of the reference's part. */
  async #referenceSubject(): Promise<SubjectProcess> {
    if (this.#reference?.hasEnded === false) return this.#reference;
    if (this.#reference !== null) await this.#spares.release(this.#reference);
    const sources = readSources(this.#options.folder, onlyFrom(), this.#task.id);
    const subject = await this.#spares.take();
    this.#reference = subject;
    const problem = 'says' in sources ? sources : await loadPart(subject, this.#task.id, sources, this.#options.limits);
    if (problem !== null) throw new Error(`the reference of task ${this.#task.id} does not load: ${problem.says}`);
    return subject;
  }

  #failed(check: Check, failure: Failure, seed: number | undefined): CheckResult {
    const id = `${this.#task.id}/${check.id}`;
    return {
      ...declared(check),
      verdict: 'fail',
      ...(failure.cause === undefined ? {} : { cause: failure.cause }),
      message: visibleLines(
        failureText(failure, (place) => this.#lineAt(place.task, place.line)),
        messageLimit,
      ),
      ...(failure.where === undefined ? {} : { where: failure.where }),
      ...(seed === undefined || failure.cause === 'todo' ? {} : { seed, replay: `check ${id} --replay ${seed}` }),
    };
  }

  /** Trouble of ours: never a zero for the part, and never a pass. */
  #trouble(check: Check, error: unknown): CheckResult {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = `The grader failed, not the part: ${visibleLines(withoutOurPaths(what), messageLimit)}`;
    return { ...declared(check), verdict: 'error', message };
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

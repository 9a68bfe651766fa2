/**
 * Keeps what was started: writes each process down before it runs, has a watchdog for the case that we end, and ends
 * all of it at once. Every JVM and every container of ours is in the hands of one.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BackendError } from './backend.ts';
import type { ClusterState } from './cluster-state.ts';
import { createState, dataPrefix, stateFile, writeState } from './cluster-state.ts';
import { endCluster } from './end-cluster.ts';
import type { GateOptions } from './gated-process.ts';
import { GatedProcess } from './gated-process.ts';
import type { ProcessId } from './processes.ts';
import { identify } from './processes.ts';
import { Watchdog } from './watchdog.ts';

export type KeeperOptions = {
  /** The folder of state files. */
  readonly states: string;
  /** The state file's name; without one, the id. */
  readonly name?: string;
  /** The Docker engine in which containers will be. */
  readonly engine?: string;
};

/** There is a cluster of that name already. */
export class NameTaken extends BackendError {}

export class Keeper {
  readonly id: string;
  /** A temporary folder that goes with the cluster. */
  readonly data: string;
  readonly #file: string;
  readonly #watchdog: Watchdog;
  #state: ClusterState;
  #closing: Promise<void> | undefined;

  private constructor(file: string, state: ClusterState, watchdog: Watchdog) {
    this.id = state.id;
    this.data = state.data;
    this.#file = file;
    this.#state = state;
    this.#watchdog = watchdog;
  }

  static async open(options: KeeperOptions): Promise<Keeper> {
    const id = randomBytes(6).toString('hex');
    const name = options.name ?? id;
    const state: ClusterState = {
      version: 1,
      id,
      owner: identify(process.pid)!,
      kept: false,
      processes: [],
      engine: options.engine ?? null,
      data: temporaryFolder(),
      description: '',
      bootstrap: [],
    };
    const file = stateFile(options.states, name);
    try {
      if (!createState(options.states, name, state)) throw new NameTaken(`A Kafka named ${name} is there already.`);
      return new Keeper(file, state, await Watchdog.start(file));
    } catch (error) {
      rmSync(state.data, { recursive: true, force: true });
      if (!(error instanceof NameTaken)) rmSync(file, { force: true });
      throw sentenceOf(error, options.states);
    }
  }

  spawn(command: string, args: readonly string[], options: GateOptions): GatedProcess {
    if (this.#closing !== undefined) throw new BackendError('The Kafka has been stopped.');
    const child = new GatedProcess(command, args, options, (id) =>
      this.#write({ processes: [...this.#processes, id] }),
    );
    void child.ended.then(() => this.#forget(child.id));
    return child;
  }

  /** What `kafka status` tells of it. */
  describe(description: string, bootstrap: readonly string[]): void {
    this.#write({ description, bootstrap });
  }

  /** It outlives us from now on. */
  keep(): void {
    this.#write({ kept: true });
    this.#watchdog.release();
  }

  /** Ends all that was started. */
  close(): Promise<void> {
    this.#closing ??= endCluster(this.#file).finally(() => this.#watchdog.release());
    return this.#closing;
  }

  get #processes(): readonly ProcessId[] {
    return this.#state.processes;
  }

  /** A process that ended leaves the file. Where that can't be written it stays in it, which harms nothing. */
  #forget(id: ProcessId): void {
    if (this.#closing !== undefined || this.#state.kept) return;
    try {
      this.#write({ processes: this.#processes.filter((one) => one !== id) });
    } catch {
      // The start time tells it from a later process of that number.
    }
  }

  #write(change: Partial<ClusterState>): void {
    this.#state = { ...this.#state, ...change };
    try {
      writeState(this.#file, this.#state);
    } catch (error) {
      throw sentenceOf(error, dirname(this.#file));
    }
  }
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), dataPrefix));
  } catch (error) {
    throw sentenceOf(error, tmpdir());
  }
}

function sentenceOf(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (error instanceof BackendError || code === null) return error;
  if (code === 'ENOSPC') return new BackendError(`No space is left in ${folder}: free some, or set TMPDIR.`);
  return new BackendError(`${folder} can't be written to (${code}): make it writable.`);
}

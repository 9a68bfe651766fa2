/** One node of a cluster of processes: a JVM that is broker and controller, its folder, its log, its faults. */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiVersions } from './api-versions.ts';
import { BackendError } from './backend.ts';
import type { GatedProcess } from './gated-process.ts';
import type { KafkaHome } from './kafka-home.ts';
import type { Keeper } from './keeper.ts';
import type { Ports, Settings } from './server-settings.ts';
import { localNodeSettings, propertiesText } from './server-settings.ts';

const startPatienceMs = 120_000;
const pauseMs = 50;

export type LocalNodeOptions = {
  readonly home: KafkaHome;
  readonly keeper: Keeper;
  readonly id: number;
  /** Those of all nodes, in the order of their ids. */
  readonly ports: readonly Ports[];
  readonly settings: Settings;
  readonly clusterId: string;
  readonly fullSpeed: boolean;
  /** Writes a class-data archive when it ends in order. */
  readonly record: boolean;
};

/** A port was taken between our choice and the node's start. */
export class PortTaken extends BackendError {}

export class LocalNode {
  readonly id: number;
  readonly port: number;
  readonly #options: LocalNodeOptions;
  readonly #folder: string;
  #process: GatedProcess | undefined;

  constructor(options: LocalNodeOptions) {
    this.id = options.id;
    this.port = options.ports[options.id - 1]!.client;
    this.#options = options;
    this.#folder = join(options.keeper.data, `node${options.id}`);
  }

  get isRunning(): boolean {
    return this.#process !== undefined;
  }

  /** Writes its configuration and makes empty storage ready. */
  async format(): Promise<void> {
    const { home, id, ports, settings, clusterId } = this.#options;
    const text = propertiesText(localNodeSettings(id, ports, join(this.#folder, 'data'), settings));
    try {
      rmSync(this.#folder, { recursive: true, force: true });
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(this.#properties, text);
    } catch (error) {
      throw this.#failure(String(error));
    }
    const args = ['format', '--cluster-id', clusterId, '--config', this.#properties];
    const ended = await this.#run(home.commandLine({ mainClass: 'kafka.tools.StorageTool', archive: 'server', args }))
      .ended;
    if (ended !== 0) throw this.#failure(this.#log());
  }

  /** Rejects with `PortTaken` where another program listens already. */
  async launch(): Promise<void> {
    if (await isOpen(this.port)) throw this.#failure('Address already in use');
    const { home, fullSpeed, record } = this.#options;
    const args = [this.#properties];
    const line = home.commandLine({ mainClass: 'kafka.Kafka', archive: 'server', args, fullSpeed, record });
    const child = this.#run(line);
    this.#process = child;
    void child.ended.then(() => {
      if (this.#process === child) this.#process = undefined;
    });
  }

  /** Resolves when it serves: a node answers on its client port only after the controller has let it in. */
  async ready(signal: AbortSignal): Promise<void> {
    const end = performance.now() + startPatienceMs;
    while ((await apiVersions('127.0.0.1', this.port, 1_000)) === null) {
      signal.throwIfAborted();
      if (this.#process === undefined) throw this.#failure(this.#log());
      if (performance.now() > end) {
        throw new BackendError(
          `Broker ${this.id} did not open its port in ${startPatienceMs / 1000} s: try again on a quieter machine.`,
        );
      }
      await sleep(pauseMs);
    }
  }

  signal(signal: NodeJS.Signals): void {
    if (this.#process?.signal(signal) !== true) throw new BackendError(`Broker ${this.id} is not running.`);
  }

  async kill(): Promise<void> {
    const child = this.#process;
    if (child === undefined) throw new BackendError(`Broker ${this.id} is not running.`);
    await child.end();
  }

  /** Ends it in order, within a minute. */
  async leave(): Promise<void> {
    const child = this.#process;
    if (child === undefined) return;
    child.signal('SIGTERM');
    await Promise.race([child.ended, sleep(60_000, undefined, { ref: false })]);
  }

  unref(): void {
    this.#process?.unref();
  }

  get #properties(): string {
    return join(this.#folder, 'server.properties');
  }

  #run(line: { readonly command: string; readonly args: readonly string[] }): GatedProcess {
    const output = openSync(join(this.#folder, 'log'), 'a');
    try {
      return this.#options.keeper.spawn(line.command, line.args, { output });
    } finally {
      closeSync(output);
    }
  }

  #log(): string {
    try {
      return readFileSync(join(this.#folder, 'log'), 'utf8');
    } catch {
      return '';
    }
  }

  /** The sentence for what a node said before it ended. */
  #failure(said: string): BackendError {
    if (/ENOSPC|No space left/.test(said)) {
      return new BackendError(`No space is left for the brokers in ${this.#folder}: free 100 MB, or set TMPDIR.`);
    }
    if (/Address already in use|BindException/.test(said)) {
      return new PortTaken(
        `Port ${this.port} was taken by another program while broker ${this.id} started: start again.`,
      );
    }
    if (/insufficient memory|Could not reserve enough space|Cannot allocate memory|OutOfMemoryError/.test(said)) {
      return new BackendError(`There is not enough memory for broker ${this.id} (about 200 MB): end other programs.`);
    }
    const lines = said.split('\n').filter((line) => line.trim() !== '' && !/^\s+at |^\s*\.\.\. \d+ more/.test(line));
    const telling =
      lines.findLast((line) => /ERROR|FATAL|Exception|Error/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
    return new BackendError(`Broker ${this.id} ended while it started: ${telling.trim().slice(0, 300)}`);
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const answer = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

/**
 * A process that waits before a gate until we have written down that it exists. It is a shell that reads one line and
 * becomes the program: if we end before that line, the shell reads nothing and ends, so there is no moment in which a
 * program runs that no one knows of.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { BackendError } from './backend.ts';
import type { ProcessId } from './processes.ts';
import { endGroup, identify, signalProcess } from './processes.ts';

const gate = 'read -r go && exec "$@"';

export type GateOptions = {
  readonly env?: NodeJS.ProcessEnv;
  /** A file descriptor that stdout and stderr go to; without it they are pipes. */
  readonly output?: number;
  /** What the program reads on its standard input. */
  readonly input?: string | Uint8Array;
};

export class GatedProcess {
  readonly id: ProcessId;
  /** Its exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  readonly #child: ChildProcess;

  constructor(command: string, args: readonly string[], options: GateOptions, register: (id: ProcessId) => void) {
    const output = options.output ?? 'pipe';
    this.#child = spawn('/bin/sh', ['-c', gate, 'sh', command, ...args], {
      detached: true,
      stdio: ['pipe', output, output],
      ...(options.env === undefined ? {} : { env: options.env }),
    });
    this.ended = new Promise((resolve) => {
      this.#child.once('error', () => resolve(127));
      this.#child.once('close', (status, signal) => resolve(status ?? signal ?? 'SIGKILL'));
    });
    const stdin = this.#child.stdin!;
    stdin.on('error', () => {});
    const id = this.#child.pid === undefined ? null : identify(this.#child.pid);
    if (id === null) {
      stdin.destroy();
      throw new BackendError('The system starts no more processes: end some of them.');
    }
    this.id = id;
    try {
      register(id);
    } catch (error) {
      stdin.destroy();
      throw error;
    }
    stdin.write('go\n');
    stdin.end(options.input);
  }

  get stdout(): Readable | null {
    return this.#child.stdout;
  }

  get stderr(): Readable | null {
    return this.#child.stderr;
  }

  signal(signal: NodeJS.Signals): boolean {
    return signalProcess(this.id, signal);
  }

  /** Ends it and its children, and resolves when it is gone. */
  async end(): Promise<void> {
    endGroup(this.id);
    await this.ended;
  }

  /** Lets this program end while the process runs on. */
  unref(): void {
    this.#child.unref();
  }
}

/**
 * A subject as the judge sees it: a child process behind two pipes. One frame is outstanding at a time; each of its
 * events is answered by one line, in order, before its deadline; anything else ends the run with a cause. What stands in
 * the answers is not looked at here beyond its JSON.
 */
import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Frame } from '../channel/messages.ts';
import type { Cause } from './ended.ts';
import { SubjectEnded } from './ended.ts';
import type { Limits } from './limits.ts';
import { Lines } from './lines.ts';
import { Output } from './output.ts';

const root = new URL('../../', import.meta.url);
const readable = ['grader/subject/', 'grader/channel/', 'harness/', 'node_modules/acorn/', 'package.json'];

export type SubjectOptions = {
  readonly limits: Limits;
  /** Leaves the scan and the list of allowed globals out; for tests of the layers below. */
  readonly open?: boolean;
  /** Opens the process for a debugger. */
  readonly inspect?: boolean;
  /** Gets what the part prints, as it comes; for a learner's own run. */
  readonly onOutput?: (chunk: Buffer) => void;
};

type Outstanding = {
  readonly frame: number;
  readonly events: number;
  readonly answers: unknown[];
  readonly deadlineMs: number;
  readonly resolve: (answers: readonly unknown[]) => void;
  readonly reject: (ended: SubjectEnded) => void;
};

export class SubjectProcess {
  /** Resolves when the subject is ready for its first frame; rejects with SubjectEnded. */
  readonly ready: Promise<void>;
  readonly output = new Output();
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #lines = new Lines();
  readonly #limits: Limits;
  #frameLimit = 64 * 1024;
  #frame = 0;
  #outstanding: Outstanding | null = null;
  #timer: NodeJS.Timeout | undefined;
  #runTimer: NodeJS.Timeout | undefined;
  #ended: SubjectEnded | null = null;

  constructor(options: SubjectOptions) {
    this.#limits = options.limits;
    this.#child = spawn(process.execPath, argumentsFor(options), {
      cwd: '/',
      env: {},
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    });
    this.#exited = new Promise((resolve) => this.#child.once('close', () => resolve()));
    this.#listen(options);
    this.ready = this.#expect(1, options.limits.readyMs).then(() => this.#limitMemory());
    this.ready.catch(() => {});
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Sends a frame and resolves with the parsed answers, one for each of its `events`. */
  async exchange(frame: DistributiveOmit<Frame, 'f'>, events: number, deadlineMs: number): Promise<readonly unknown[]> {
    if (this.#ended !== null) throw this.#ended;
    if (this.#outstanding !== null) throw new Error('a frame is outstanding already');
    this.#frame += 1;
    const answers = this.#expect(events, deadlineMs);
    (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ f: this.#frame, ...frame })}\n`);
    return answers;
  }

  /** Allows lines up to `bytes` from now on, for a part whose contract says so. */
  allowFrames(bytes: number): void {
    this.#frameLimit = Math.max(this.#frameLimit, bytes);
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /** Begins a run that may take `ms` in all, whatever the deadlines of its events. */
  startRun(ms: number): void {
    clearTimeout(this.#runTimer);
    this.#runTimer = setTimeout(() => this.#end('timed out', `no end within ${ms / 1000} s in all`), ms);
  }

  /** Kills the process and waits until it and its pipes are gone. */
  async stop(): Promise<void> {
    this.#end('crashed', 'it was stopped');
    await this.#exited;
  }

  #expect(events: number, deadlineMs: number): Promise<readonly unknown[]> {
    return new Promise((resolve, reject) => {
      this.#outstanding = { frame: this.#frame, events, answers: [], deadlineMs, resolve, reject };
      this.#startTimer();
    });
  }

  #startTimer(): void {
    clearTimeout(this.#timer);
    const outstanding = this.#outstanding;
    if (outstanding === null) return;
    const { deadlineMs } = outstanding;
    this.#timer = setTimeout(() => this.#end('timed out', `no answer within ${deadlineMs / 1000} s`), deadlineMs);
  }

  #listen(options: SubjectOptions): void {
    const child = this.#child;
    const print = (chunk: Buffer): void => {
      if (this.#ended !== null) return;
      this.output.add(chunk);
      options.onOutput?.(chunk);
      const limit = this.#limits.outputBytes;
      if (this.output.bytes > limit) this.#end('over output', `it printed more than ${limit} bytes`);
    };
    child.stdout?.on('data', print);
    child.stderr?.on('data', print);
    child.stdio[4]?.on('data', (chunk: Buffer) => this.#receive(chunk));
    for (const stream of child.stdio) stream?.on('error', () => {});
    child.on('error', (error) => this.#end('crashed', `it could not be started: ${error.message}`));
    child.on('exit', (code, signal) => this.#exit(code, signal));
  }

  #receive(chunk: Buffer): void {
    if (this.#ended !== null) return;
    const lines = this.#lines.add(chunk, this.#frameLimit);
    if (lines === 'tooLong') return this.#end('protocol broken', `an answer has more than ${this.#frameLimit} bytes`);
    for (const line of lines) this.#answer(line);
  }

  #answer(line: string): void {
    const outstanding = this.#outstanding;
    if (this.#ended !== null) return;
    if (outstanding === null) return this.#end('protocol broken', 'it answered without being asked');
    const message = parsed(line);
    if (!Array.isArray(message) || message.length !== 3) {
      return this.#end('protocol broken', 'an answer cannot be read');
    }
    if (message[0] !== outstanding.frame || message[1] !== outstanding.answers.length) {
      return this.#end('protocol broken', 'it answered something else than it was asked');
    }
    outstanding.answers.push(message[2]);
    if (outstanding.answers.length < outstanding.events) return this.#startTimer();
    clearTimeout(this.#timer);
    this.#outstanding = null;
    outstanding.resolve(outstanding.answers);
  }

  #exit(code: number | null, signal: NodeJS.Signals | null): void {
    const noMemory = signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGILL' || code === 134;
    if (noMemory && /out of memory|Allocation failed/.test(this.output.all())) {
      this.#end('over memory', 'it ran out of memory');
    } else {
      const how = signal === null ? `with exit status ${code}` : `by ${signal}`;
      this.#end('crashed', `its process ended ${how} before it answered`);
    }
  }

  #end(cause: Cause, detail: string): void {
    if (this.#ended !== null) return;
    clearTimeout(this.#timer);
    clearTimeout(this.#runTimer);
    const outstanding = this.#outstanding;
    this.#ended = new SubjectEnded(cause, detail, outstanding?.answers.length ?? 0);
    this.#outstanding = null;
    this.#child.kill('SIGKILL');
    outstanding?.reject(this.#ended);
  }

  /** What an idle subject has differs by Node and machine, so the limit is set on top of what this one has. */
  async #limitMemory(): Promise<void> {
    if (process.platform !== 'linux' || this.#ended !== null) return;
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'latin1');
    const idle = Number(/^VmData:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    if (idle === 0) return;
    const limit = idle + this.#limits.memoryBytes;
    await new Promise<void>((resolve) => {
      execFile('prlimit', ['--pid', `${this.#child.pid}`, `--data=${limit}`], () => resolve());
    });
  }
}

type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

function argumentsFor(options: SubjectOptions): string[] {
  const folder = fileURLToPath(root);
  return [
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${folder}${path}`),
    '--zero-fill-buffers',
    '--disallow-code-generation-from-strings',
    '--max-old-space-size=320',
    '--no-warnings',
    ...(options.inspect === true ? ['--inspect'] : ['--disable-sigusr1']),
    `${folder}grader/subject/main.ts`,
    ...(options.open === true ? ['open'] : []),
  ];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

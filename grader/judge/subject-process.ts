/**
 * A subject as the judge sees it: a child process behind two pipes. One frame is outstanding at a time; each of its
 * events is answered by one line, in order, before its deadline; anything else ends the run with a cause. Answers are
 * counted before they are parsed, and read one by one as they come; nothing of them is kept here.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Frame } from '../channel/messages.ts';
import { Deadline } from './deadline.ts';
import type { Cause } from './ended.ts';
import { ProtocolError, SubjectEnded } from './ended.ts';
import type { Layer } from './layers.ts';
import type { Limits } from './limits.ts';
import { Lines } from './lines.ts';
import { limitMemory } from './memory-limit.ts';
import { Output } from './output.ts';
import { subjectArguments } from './subject-command.ts';
import { forget, watchOver } from './watchdog.ts';

export type SubjectOptions = {
  readonly limits: Limits;
  /** Layers left out, for tests of the others. */
  readonly without?: readonly Layer[];
  /** Waits for a debugger, and shows on our stderr where it listens. */
  readonly inspect?: boolean;
  /** Gets what the part prints, as it comes, with whatever control characters are in it. */
  readonly onOutput?: (chunk: Buffer) => void;
};

/** Turns one answer into what the caller wants of it, or throws a ProtocolError, which ends the subject. */
type Read<T> = (answer: unknown, event: number) => T;

type Outstanding = {
  readonly frame: number;
  readonly events: number;
  readonly answers: unknown[];
  readonly deadlineMs: number;
  readonly read: Read<unknown>;
  readonly resolve: (answers: readonly unknown[]) => void;
  readonly reject: (error: unknown) => void;
};

type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

const defaultFrameLimit = 64 * 1024;
/** The answers of one frame have at most this many times the bytes of the longest single one. */
const answersPerFrame = 16;
/** How long the pipes of a process that has ended may stay open, which only another process can cause. */
const pipesMs = 250;
const gulpMs = 1;

export class SubjectProcess {
  /** Resolves when the subject is ready for its first frame; rejects with SubjectEnded. */
  readonly ready: Promise<void>;
  readonly output = new Output();
  readonly #child: ChildProcess;
  readonly #closed: Promise<void>;
  readonly #lines = new Lines();
  readonly #limits: Limits;
  #frameLimit = defaultFrameLimit;
  #frame = 0;
  #frameBytes = 0;
  #runBytes = 0;
  #outstanding: Outstanding | null = null;
  #deadline: Deadline | undefined;
  #runDeadline: Deadline | undefined;
  #ended: SubjectEnded | null = null;

  constructor(options: SubjectOptions) {
    this.#limits = options.limits;
    const inspect = options.inspect === true;
    this.#child = spawn(process.execPath, subjectArguments(inspect, options.without ?? []), {
      cwd: '/',
      env: {},
      stdio: ['ignore', 'pipe', inspect ? 'inherit' : 'pipe', 'pipe', 'pipe'],
    });
    this.#closed = this.#listen(options);
    const { pid } = this.#child;
    if (pid !== undefined) watchOver(pid);
    this.ready = this.#expect(1, options.limits.readyMs, () => null).then(async () => {
      if (options.without?.includes('memory') !== true) await limitMemory(pid, options.limits.memoryBytes);
    });
    this.ready.catch(() => {});
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /** Sends a frame and resolves with what `read` makes of each answer, one for each of its `events`. */
  async exchange<T>(
    frame: DistributiveOmit<Frame, 'f'>,
    events: number,
    deadlineMs: number,
    read: Read<T>,
  ): Promise<readonly T[]> {
    if (this.#ended !== null) throw this.#ended;
    if (this.#outstanding !== null) throw new Error('a frame is outstanding already');
    this.#frame += 1;
    // The deadline is that of the write, too: a frame that is not taken in time ends it, and none queues behind.
    const answers = this.#expect(events, deadlineMs, read);
    (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ f: this.#frame, ...frame })}\n`);
    return answers as Promise<readonly T[]>;
  }

  /** Allows lines up to `bytes` from now on, for a part whose contract says so. */
  allowFrames(bytes: number): void {
    this.#frameLimit = Math.max(this.#frameLimit, bytes);
  }

  /** Begins a run that may take `ms` in all, whatever the deadlines of its events. */
  startRun(ms: number): void {
    this.endRun();
    this.#runBytes = 0;
    this.#runDeadline = new Deadline(this.pid, ms, () => this.#end('timed out', `no end within ${ms / 1000} s in all`));
  }

  /** Ends it: what comes until the next one has only its own deadlines. */
  endRun(): void {
    this.#runDeadline?.clear();
    this.#runDeadline = undefined;
  }

  /** Kills the process and waits until it and its pipes are gone. */
  async stop(): Promise<void> {
    this.#end('crashed', 'it was stopped');
    await this.#closed;
  }

  #expect(events: number, deadlineMs: number, read: Read<unknown>): Promise<readonly unknown[]> {
    return new Promise((resolve, reject) => {
      this.#frameBytes = 0;
      this.#outstanding = { frame: this.#frame, events, answers: [], deadlineMs, read, resolve, reject };
      this.#startTimer(this.#outstanding);
    });
  }

  #startTimer(outstanding: Outstanding): void {
    const { deadlineMs, answers } = outstanding;
    const answered = answers.length;
    this.#deadline?.clear();
    this.#deadline = new Deadline(this.pid, deadlineMs, () => {
      if (this.#outstanding !== outstanding || answers.length > answered) return;
      this.#end('timed out', `no answer within ${deadlineMs / 1000} s`);
    });
  }

  /** Resolves once the process and its pipes are gone. */
  #listen(options: SubjectOptions): Promise<void> {
    const child = this.#child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => this.#print(stream, chunk, options.onOutput));
    }
    this.#streams[4]?.on('data', (chunk: Buffer) => this.#receive(chunk));
    for (const stream of this.#streams) stream?.on('error', () => {});
    child.on('exit', () => {
      if (child.pid !== undefined) forget(child.pid);
      setTimeout(() => this.#closePipes(), pipesMs).unref();
    });
    return new Promise((resolve) => {
      child.on('error', (error) => {
        this.#end('crashed', `it could not be started: ${error.message}`);
        if (child.pid === undefined) resolve();
      });
      child.once('close', (code, signal) => {
        this.#end(...reasonOf(code, signal, this.output.all()));
        resolve();
      });
    });
  }

  /** Reads in gulps: line by line, a part that prints for ever would cost 64 KiB for each of its lines. */
  #print(stream: Readable, chunk: Buffer, onOutput: SubjectOptions['onOutput']): void {
    const { outputBytes } = this.#limits;
    if (this.output.bytes > outputBytes) return;
    this.output.add(chunk);
    onOutput?.(chunk);
    if (this.output.bytes > outputBytes) return this.#end('over output', `it printed more than ${outputBytes} bytes`);
    stream.pause();
    setTimeout(() => stream.resume(), gulpMs);
  }

  #receive(chunk: Buffer): void {
    if (this.#ended !== null) return;
    this.#frameBytes += chunk.length;
    this.#runBytes += chunk.length;
    const lines = this.#lines.add(chunk, this.#frameLimit);
    const inAll = this.#frameLimit * answersPerFrame;
    if (lines === 'tooLong') return this.#end('protocol broken', `an answer has more than ${this.#frameLimit} bytes`);
    if (this.#frameBytes > inAll) return this.#end('over output', `its answers have more than ${inAll} bytes at once`);
    for (const line of lines) this.#answer(line);
    const answerBytes = Math.max(this.#limits.answerBytes, inAll);
    if (this.#runBytes > answerBytes)
      this.#end('over output', `its answers have more than ${answerBytes} bytes in all`);
  }

  #answer(line: string): void {
    if (this.#ended !== null) return;
    const outstanding = this.#outstanding;
    if (outstanding === null) return this.#end('protocol broken', 'it answered without being asked');
    const { frame, events, answers } = outstanding;
    const message = parsed(line);
    if (!Array.isArray(message) || message.length !== 3)
      return this.#end('protocol broken', 'an answer cannot be read');
    if (message[0] !== frame || message[1] !== answers.length) {
      return this.#end('protocol broken', 'it answered something else than it was asked');
    }
    try {
      answers.push(outstanding.read(message[2], answers.length));
    } catch (error) {
      return error instanceof ProtocolError ? this.#end(error.cause, error.message) : this.#fail(error);
    }
    if (answers.length < events) return this.#startTimer(outstanding);
    this.#deadline?.clear();
    this.#outstanding = null;
    outstanding.resolve(answers);
  }

  /** The reader of an answer failed, which is no fault of the subject's. */
  #fail(error: unknown): void {
    const outstanding = this.#outstanding;
    this.#outstanding = null;
    outstanding?.reject(error);
    this.#end('crashed', 'it was stopped');
  }

  #end(cause: Cause, detail: string): void {
    if (this.#ended !== null) return;
    this.#deadline?.clear();
    this.endRun();
    const outstanding = this.#outstanding;
    this.#ended = new SubjectEnded(cause, detail, outstanding?.answers.length ?? 0);
    this.#outstanding = null;
    this.#child.kill('SIGKILL');
    // What it printed before is still in the pipes, and is shown.
    for (const stream of this.#streams.slice(3)) stream?.destroy();
    outstanding?.reject(this.#ended);
  }

  #closePipes(): void {
    for (const stream of this.#streams) stream?.destroy();
  }

  /** None when the process could not be started for want of descriptors. */
  get #streams(): readonly (Readable | Writable | null | undefined)[] {
    return (this.#child.stdio as ChildProcess['stdio'] | undefined) ?? [];
  }
}

/** Why a process ended that was not asked to. */
function reasonOf(code: number | null, signal: NodeJS.Signals | null, printed: string): [Cause, string] {
  const isAbort = signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGILL' || code === 134;
  if (isAbort && /out of memory|Allocation failed|bad_alloc/.test(printed))
    return ['over memory', 'it ran out of memory'];
  const how = signal === null ? `with exit status ${code}` : `by ${signal}`;
  return ['crashed', `its process ended ${how} before it answered`];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

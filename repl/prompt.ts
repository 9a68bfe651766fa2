/** The prompt: Node's REPL over the compiler, with the parts as globals that follow their files. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { REPLServer } from 'node:repl';
import { start } from 'node:repl';
import { inspect, types } from 'node:util';
import { runInThisContext, Script } from 'node:vm';
import { parts } from '../harness/contract/parts.ts';
import type { Compiler } from './compiler.ts';
import { changeText, partsText } from './first-screen.ts';
import { cleanStacks, errorText } from './frames.ts';
import * as helpers from './prompt-values.ts';
import type { LineGate } from './line-gate.ts';
import type { PartModules, PartState } from './part-modules.ts';
import { exportsOf } from './typed-names.ts';

export type PromptOptions = {
  readonly modules: PartModules;
  readonly compiler: Compiler;
  readonly gate: LineGate;
  readonly output: NodeJS.WriteStream;
  /** Where the history is kept. */
  readonly stateFolder: string;
  /** Called when the learner leaves, after the history is written. */
  readonly onExit: () => void;
};

type Done = (error: Error | null, value?: unknown) => void;

const interrupted = 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
const stopped = new Error('stopped');

export function startPrompt(options: PromptOptions): REPLServer {
  const { modules, gate, output } = options;
  const isTerminal = output.isTTY === true;
  const globals = new Globals(modules);
  globals.update();
  const server = start({
    prompt: '> ',
    input: gate as unknown as NodeJS.ReadableStream,
    output,
    terminal: isTerminal,
    useGlobal: true,
    eval: (code, _context, _file, done) => evaluate(options, globals, code, done),
    writer: (value: unknown) => shownText(value, server?.useColors ?? false),
  });
  server.defineCommand('type', {
    help: "Show a name's or an expression's type",
    action(expression: string) {
      output.write(`${options.compiler.typeOf(expression.trim()) ?? 'No type is known for that.'}\n`);
      this.displayPrompt();
    },
  });
  if (isTerminal) keepHistory(server, options.stateFolder);
  if (isTerminal) process.on('SIGINT', () => {});
  server.on('exit', options.onExit);
  cleanStacks((url) => modules.shownPath(url));
  return server;
}

function keepHistory(server: REPLServer, folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return;
  }
  // A history that cannot be opened or written is said by Node, and the prompt goes on.
  server.setupHistory(join(folder, 'repl-history'), () => {});
}

function evaluate(
  { compiler, modules, gate, output }: PromptOptions,
  globals: Globals,
  code: string,
  done: Done,
): void {
  // Tab evaluates what stands before a dot: in silence, as the JavaScript that it is.
  if (!code.endsWith('\n')) return done(null, runInThisContext(code));
  for (const state of globals.update()) output.write(`${changeText(state)}\n`);
  let isOver = false;
  const finish: Done = (error, ...value) => {
    if (isOver) return;
    isOver = true;
    const isStopped = error === stopped || (error as NodeJS.ErrnoException | null)?.code === interrupted;
    // Out of raw mode the terminal has shown ^C.
    if (isStopped) output.write(`${error === stopped ? '' : '\n'}Stopped by Ctrl-C.\n`);
    if (isStopped || value.length === 0) done(isStopped ? null : error);
    else done(error, value[0]);
    gate.busy = false;
  };
  gate.busy = true;
  gate.onInterrupt = () => finish(stopped);
  stoppable(gate, output.isTTY === true, () => compiler.evaluate(code, finish));
}

/** Lets Ctrl-C end a loop without end: out of raw mode it is a signal, and scripts are told to stop at it. */
function stoppable(gate: LineGate, isTerminal: boolean, run: () => void): void {
  if (!isTerminal) return run();
  const { runInThisContext: original } = Script.prototype;
  Script.prototype.runInThisContext = function (options) {
    return original.call(this, { ...options, breakOnSigint: true });
  };
  gate.setRawMode(false);
  try {
    run();
  } finally {
    gate.setRawMode(true);
    Script.prototype.runInThisContext = original;
  }
}

function shownText(value: unknown, colors: boolean): string {
  if (types.isNativeError(value)) return errorText(value);
  return inspect(value, { colors, showProxy: true });
}

/** The parts and helpers as globals; a name that the learner has taken is theirs. */
class Globals {
  readonly #modules: PartModules;
  readonly #given = new Map<string, unknown>();

  constructor(modules: PartModules) {
    this.#modules = modules;
    for (const [name, value] of Object.entries(helpers)) this.#give(name, value);
    this.#give('load', (...words: Parameters<PartModules['load']>) => modules.load(...words));
  }

  /** Takes up what was saved since the last time, and gives the parts that changed. */
  update(): readonly PartState[] {
    const changed = this.#modules.refresh();
    const { states } = this.#modules;
    for (const { id } of states) {
      if (!parts[id].published) continue;
      for (const name of exportsOf(id)) this.#give(name, this.#modules.load(id)[name]);
    }
    if (changed.length > 0 || !this.#given.has('parts')) this.#give('parts', list(states));
    return changed;
  }

  #give(name: string, value: unknown): void {
    const now: unknown = Reflect.get(globalThis, name);
    if (now !== undefined && now !== this.#given.get(name)) return;
    this.#given.set(name, value);
    Object.defineProperty(globalThis, name, { value, configurable: true, enumerable: false, writable: true });
  }
}

function list(states: readonly PartState[]): readonly PartState[] {
  const text = partsText(states);
  return Object.defineProperty([...states], inspect.custom, { value: () => text, enumerable: false });
}

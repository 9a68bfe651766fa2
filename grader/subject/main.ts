/**
 * The subject: a process that holds a workbook's modules and does what the judge's frames say. It gets ready (its type
 * stripper and parser warmed), says so, and then reads a frame, carries out its events one after the other with the
 * microtasks drained between them, writes one line for each, and reads again.
 *
 * Argument: the layers to leave out, so that tests try the others: `scan`, `globals`, `frozen`.
 */
import { stripTypeScriptTypes } from 'node:module';
import type { StepFrame } from '../channel/messages.ts';
import { parts } from '../../harness/contract/parts.ts';
import { TodoError, todo } from '../../harness/contract/todo.ts';
import { SeededRandom } from '../../harness/simulation/random.ts';
import { Executor } from './executor.ts';
import { freezeShared } from './freeze.ts';
import { MissingGlobalError, restrictGlobals } from './globals.ts';
import { installLoader, load } from './loader.ts';
import { FrameReader, writeLine } from './pipes.ts';
import { installConsole } from './printing.ts';
import { scan } from './scan.ts';
import { installStacks } from './stacks.ts';

const { exit } = process;
const next = setImmediate;
const leftOut = process.argv[2] ?? '';
const reader = new FrameReader();
const executor = new Executor();
let frameLimit = 64 * 1024;

process.on('uncaughtException', (error) => executor.late(error));
process.on('unhandledRejection', (reason) => executor.late(reason));

scan(stripTypeScriptTypes('export const warm: number = ((a: number) => a + 1)(1);'), () => false);
installStacks();
installLoader(!leftOut.includes('scan'));
if (!leftOut.includes('globals')) {
  installConsole();
  restrictGlobals();
}
if (!leftOut.includes('frozen')) freezeShared([parts, todo, TodoError, SeededRandom, MissingGlobalError]);
answer(0, 0, [['ready']]);
next(readFrame);

function readFrame(): void {
  const frame = reader.next();
  if (frame === null) return exit(0);
  if ('load' in frame) {
    const { task } = frame.load;
    frameLimit = Math.max(frameLimit, parts[task as keyof typeof parts]?.contract.frameLimit ?? 0);
    void load(frame.load).then((loaded) => {
      answer(frame.f, 0, [loaded]);
      next(readFrame);
    });
    return;
  }
  step(frame, 0);
}

/** One event in each turn of the event loop: between two turns all microtasks and late errors have been dealt with. */
function step(frame: StepFrame, i: number): void {
  const event = frame.events[i];
  if (event === undefined) return readFrame();
  executor.begin(frame.time, event);
  next(() => {
    answer(frame.f, i, executor.end(), 'call' in event ? event.call : -1);
    step(frame, i + 1);
  });
}

function answer(f: number, i: number, effects: readonly unknown[], call = -1): void {
  const tooLong = writeLine([f, i, effects], frameLimit);
  if (tooLong > 0) writeLine([f, i, [['toolong', call, tooLong]]], frameLimit);
}

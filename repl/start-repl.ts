/** Starts the REPL: the first screen at once, and the prompt when the compiler is ready. */
import { chaptersFolder } from '../grader/judge/workbook.ts';
import { styleFor } from '../grader/reports/style.ts';
import { createCompiler } from './compiler.ts';
import { firstScreen } from './first-screen.ts';
import { LineGate } from './line-gate.ts';
import { PartModules } from './part-modules.ts';
import { startPrompt } from './prompt.ts';

export type ReplOptions = {
  /** Laid out like chapters/. Its parts run in this process, so it is the learner's own. */
  readonly workbook?: string | undefined;
  readonly stateFolder: string;
  readonly noColour?: string | undefined;
};

/** Runs until the learner leaves, and then ends the process: a timer of a part does not hold it. */
export async function startRepl({ workbook = chaptersFolder, stateFolder, noColour }: ReplOptions): Promise<void> {
  const { stdin, stdout } = process;
  const modules = new PartModules(workbook);
  modules.refresh();
  stdout.write(firstScreen(modules.states, styleFor(stdout, noColour)));
  // What is typed while the compiler starts shows at the prompt, and not twice.
  if (stdin.isTTY) stdin.setRawMode(true);
  const compiler = await createCompiler(stdout);
  const gate = new LineGate(stdin);
  startPrompt({ modules, compiler, gate, output: stdout, stateFolder, onExit: () => process.exit(0) });
}

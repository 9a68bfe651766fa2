/** A real pseudo-terminal for tests, by what a machine has: `script` of util-linux, or Python's pty. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';

const python = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

/** The command that runs a line of shell in a terminal, or why there is none. */
export function terminalFor(shell: string): readonly [string, ...string[]] | string {
  const version = spawnSync('script', ['--version'], { encoding: 'utf8' });
  if ((version.stdout ?? '').includes('util-linux')) return ['script', '-qec', shell, '/dev/null'];
  if (spawnSync('python3', ['-c', 'import pty']).status === 0) return ['python3', '-c', python, 'sh', '-c', shell];
  return 'neither util-linux nor python3 is here, so there is no pseudo-terminal';
}

export class Terminal {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<unknown[]>;
  #text = '';
  #seen = 0;

  constructor([command, ...words]: readonly [string, ...string[]], env: NodeJS.ProcessEnv, cwd = process.cwd()) {
    this.#child = spawn(command, words, { env, cwd });
    this.#ended = once(this.#child, 'close');
    this.#child.stdout.on('data', (chunk) => (this.#text += stripVTControlCharacters(String(chunk))));
  }

  /** Types keys, as they are. */
  keys(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Types a line and gives all that is said up to the next prompt. */
  async line(text: string): Promise<string> {
    this.keys(`${text}\r`);
    return this.until(/\n> $/, text);
  }

  /** What was said since the last time, once it matches; `typed` is cut off its start. */
  async until(wanted: RegExp, typed = '', ms = 20_000): Promise<string> {
    for (const end = Date.now() + ms; ;) {
      const said = this.#text.slice(this.#seen).replaceAll('\r', '');
      if (wanted.test(said) && said.includes(typed)) {
        this.#seen = this.#text.length;
        return said
          .slice(said.indexOf(typed) + typed.length)
          .replace(/> $/, '')
          .trim();
      }
      if (Date.now() > end) throw new Error(`waited for ${wanted} and saw: ${JSON.stringify(said)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** The status it ended with. */
  async status(): Promise<unknown> {
    return (await this.#ended)[0];
  }

  stop(): void {
    this.#child.kill();
  }
}

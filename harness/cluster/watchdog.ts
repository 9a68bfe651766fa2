/** The owner's side of the watchdog: a small process of its own that ends the cluster when the owner ends. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { BackendError } from './backend.ts';

const main = fileURLToPath(new URL('./watchdog-main.ts', import.meta.url));

export class Watchdog {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Resolves when it watches. */
  static async start(stateFile: string): Promise<Watchdog> {
    // In a session of its own: what a terminal sends to its programs, or a kill of our group, does not reach it.
    const child = spawn(process.execPath, [main, stateFile], {
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      cwd: '/',
      env: {},
    });
    child.stdin.on('error', () => {});
    const ready = once(child.stdout, 'data').then(() => true);
    const ended = once(child, 'exit').then(
      () => false,
      () => false,
    );
    if (!(await Promise.race([ready, ended]))) {
      throw new BackendError('The watchdog that would end the Kafka after us does not start, so none is started.');
    }
    child.unref();
    (child.stdin as Socket).unref();
    (child.stdout as Socket).unref();
    return new Watchdog(child);
  }

  /** Sends it home: the cluster is gone, or is to stay. */
  release(): void {
    this.#child.stdin?.end('done\n');
  }
}

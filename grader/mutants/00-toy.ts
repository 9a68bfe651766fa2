/** Mutants of the toy: each does one thing that a node in a world may not. */
import type { Mutant } from './mutant.ts';

const task = '0.1';

const writes = `    this.#disk.append(file, entry);
    this.#disk.flush(file);
    return { count: this.count() };`;

const later = 'void this.#clock.sleep(1, new AbortController().signal).then(() =>';

export const toyMutants: readonly Mutant[] = [
  {
    task,
    name: 'answers before it appends',
    find: writes,
    replace: `    ${later} {
      this.#disk.append(file, entry);
      this.#disk.flush(file);
    });
    return { count: this.count() + 1 };`,
    wrong: 'The ping is counted on disk after the answer has left: a crash between the two loses what was answered.',
    caughtBy: 'crash',
  },
  {
    task,
    name: 'answers before it flushes',
    find: writes,
    replace: `    this.#disk.append(file, entry);
    ${later} this.#disk.flush(file));
    return { count: this.count() };`,
    wrong: 'The ping is appended and not yet flushed when the answer leaves: a loss of power takes it back.',
    caughtBy: 'power',
  },
  {
    task,
    name: 'torn tail not cut',
    find: `    if (torn > 0) this.#disk.truncate(file, this.#disk.size(file) - torn);
    if (torn > 0) this.#disk.flush(file);`,
    replace: '    if (torn > 0) this.#disk.flush(file);',
    wrong: 'What a loss of power left of an entry stays, and all entries after it are out of place.',
    caughtBy: 'torn',
  },
  {
    task,
    name: 'never answers',
    find: '    const entry = new Uint8Array(entryBytes);',
    replace: `    await new Promise<never>(() => {});
    const entry = new Uint8Array(entryBytes);`,
    wrong: 'answer() waits for something that nothing brings, so whoever pings waits too.',
    caughtBy: 'answers',
  },
  {
    task,
    name: 'loops in microtasks',
    find: '    const entry = new Uint8Array(entryBytes);',
    replace: `    while (body.attempt > 0) await null;
    const entry = new Uint8Array(entryBytes);`,
    wrong: 'An await of nothing in a loop never lets go of the process: no timer and no answer comes through.',
    caughtBy: 'answers',
    cause: 'timed out',
  },
  {
    task,
    name: 'leaks timers',
    find: '      answered.abort();',
    replace: '',
    wrong: 'The timer of the timeout goes on after the answer has come: one is left for each ping.',
    caughtBy: 'quiet',
  },
  {
    task,
    name: 'races promises',
    find: "      return (await this.#network.request(node, 'ping', { attempt }, reach)).count;",
    replace: `      const late = this.#clock.sleep(this.#config['request.timeout.ms'], signal);
      const answer = this.#network.request(node, 'ping', { attempt }, reach);
      const first = await Promise.race([late, answer]);
      return first?.count ?? null;`,
    wrong: 'Promise.race does not end the loser: the timer that lost against the answer is left.',
    caughtBy: 'quiet',
  },
  {
    task,
    name: 'races requests',
    find: "      return (await this.#network.request(node, 'ping', { attempt }, reach)).count;",
    replace: `      const answer = this.#network.request(node, 'ping', { attempt }, signal);
      const first = await Promise.race([timer.then(() => null), answer]);
      return first?.count ?? null;`,
    wrong: 'Promise.race does not end the loser: the request that lost against the timer still waits for its answer.',
    caughtBy: 'quiet',
  },
  {
    task,
    name: 'rejects unheard',
    find: '    const entry = new Uint8Array(entryBytes);',
    replace: `    void Promise.reject(new Error('nobody awaits this'));
    const entry = new Uint8Array(entryBytes);`,
    wrong: 'A promise that nobody awaits rejects: outside of the grader Node ends the process.',
    caughtBy: 'answers',
  },
  {
    task,
    name: 'throws in a microtask',
    find: '    const entry = new Uint8Array(entryBytes);',
    replace: `    queueMicrotask(() => {
      if (body.attempt > 1) throw new Error('thrown where nothing catches');
    });
    const entry = new Uint8Array(entryBytes);`,
    wrong: 'An error is thrown after answer() has returned: outside of the grader Node ends the process.',
    caughtBy: 'answers',
  },
  {
    task,
    name: 'gives up',
    find: '      await this.#clock.sleep(this.#backoffMs(attempt), signal);',
    replace: "      throw new Error('no answer came in time');",
    wrong: 'One lost message ends the ping with an error, over a link that loses a quarter of them.',
    caughtBy: 'answers',
  },
  {
    task,
    name: 'waits without end',
    find: '      () => timeout.abort(),',
    replace: '      () => {},',
    wrong: 'The timeout passes and nothing is given up: a lost message is waited for as long as the node lives.',
    caughtBy: 'answers',
  },
  {
    task,
    name: 'nodes share a map',
    find: `    return Math.ceil(most / 2) + this.#random.nextInt(Math.floor(most / 2) + 1);
  }
}`,
    replace: `    const turn = (shared.get('turn') ?? 0) + 1;
    shared.set('turn', turn);
    return Math.ceil(most / 2) + (turn % 7);
  }
}

const shared = new Map<string, number>();`,
    wrong:
      'The back-off counts in a map of the module: all nodes of a process share it, and differ from nodes that do not.',
    caughtBy: 'answers',
    cause: 'flaky',
  },
];

/**
 * A lock between programs that may be held for minutes: a folder with a file named after its owner.
 * The file of a dead owner is removed, by name, so that two who wait can't both take it.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessId } from './processes.ts';
import { identify, isAlive } from './processes.ts';

export type LockOptions = {
  readonly signal: AbortSignal;
  /** Called once, with the owner's process number, when there is something to wait for. */
  readonly waiting: (pid: number) => void;
};

export async function withFolderLock<T>(path: string, options: LockOptions, body: () => Promise<T>): Promise<T> {
  const me = nameOf(identify(process.pid)!);
  const draft = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, me), '');
  let told = false;
  try {
    while (!take(draft, path)) {
      const owner = owners(path).find(isAlive);
      if (owner !== undefined && !told) options.waiting(owner.pid);
      told ||= owner !== undefined;
      await sleep(100, undefined, { signal: options.signal });
    }
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  try {
    return await body();
  } finally {
    rmSync(join(path, me), { force: true });
  }
}

/** A folder can be renamed onto another only where that is absent or empty: no one takes it from a living owner. */
function take(draft: string, path: string): boolean {
  for (const one of owners(path)) if (!isAlive(one)) rmSync(join(path, nameOf(one)), { force: true });
  try {
    renameSync(draft, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  }
}

const nameOf = (one: ProcessId): string => `${one.pid} ${one.start}`;

function owners(path: string): readonly ProcessId[] {
  const names = existsSync(path) ? readdirSync(path) : [];
  return names.map((name) => ({ pid: Number.parseInt(name, 10), start: name.slice(name.indexOf(' ') + 1) }));
}

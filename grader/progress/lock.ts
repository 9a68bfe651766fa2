/**
 * A lock between programs of one workbook: a folder that only one can make. One that its owner left behind is taken.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const patienceMs = 5_000;
const pauseMs = 10;

/** Runs `body` while no other program holds the lock at `path`. Throws when it is held for longer than 5 s. */
export function withLock<T>(path: string, body: () => T): T {
  const end = performance.now() + patienceMs;
  while (!take(path)) {
    if (performance.now() > end) throw new Error(`${path} is held by another program for more than 5 s`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
  try {
    return body();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

function take(path: string): boolean {
  try {
    mkdirSync(path);
    writeFileSync(join(path, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isLeft(path)) rmSync(path, { recursive: true, force: true });
    return false;
  }
}

/** Whether the owner of a lock has ended. A lock whose owner is not written yet is being taken. */
function isLeft(path: string): boolean {
  try {
    const pid = Number(readFileSync(join(path, 'pid'), 'utf8'));
    if (!Number.isSafeInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

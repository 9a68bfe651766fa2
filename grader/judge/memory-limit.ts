/**
 * Bounds the memory of a subject from outside: heap, buffers and all else. Only on Linux, where it needs no privilege.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';

const deadlineMs = 5_000;

/**
 * Lets a process that is idle now take `bytes` more. What an idle one has differs by Node and machine, so it is
 * measured. Where there is no prlimit, or it fails, nothing happens: the limit of the heap is left.
 */
export async function limitMemory(pid: number | undefined, bytes: number): Promise<void> {
  const idle = process.platform === 'linux' && pid !== undefined ? dataBytes(pid) : 0;
  if (idle === 0) return;
  await new Promise<void>((resolve) => {
    const options = { timeout: deadlineMs, killSignal: 'SIGKILL' } as const;
    execFile('prlimit', ['--pid', `${pid}`, `--data=${idle + bytes}`], options, () => resolve());
  });
}

/** What counts towards the limit; 0 when the process has gone. */
function dataBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    return Number(/^VmData:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

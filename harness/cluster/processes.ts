/**
 * Processes by id and start time: a number that the system has given to another process since is never signalled.
 * On Linux from /proc, elsewhere from ps.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type ProcessId = { readonly pid: number; readonly start: string };

/** The process that has this number now, or null where there is none (a zombie is none). */
export function identify(pid: number): ProcessId | null {
  const start = process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
  return start === null ? null : { pid, start };
}

export const isAlive = (one: ProcessId): boolean => identify(one.pid)?.start === one.start;

/** Sends a signal to the process alone. False when it is gone. */
export function signalProcess(one: ProcessId, signal: NodeJS.Signals): boolean {
  return isAlive(one) && send(one.pid, signal);
}

/** Ends the process and all of its group, which it leads. */
export function endGroup(one: ProcessId): void {
  if (isAlive(one) && !send(-one.pid, 'SIGKILL')) send(one.pid, 'SIGKILL');
}

/** Resolves to whether the process is gone within the time. */
export async function gone(one: ProcessId, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (isAlive(one)) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Ticks since the machine started, with the id of that start. */
function startFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name, in brackets, may hold anything; the state and 18 more fields stand between it and the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8)}-${fields[19]}`;
  } catch {
    return null;
  }
}

function startFromPs(pid: number): string | null {
  try {
    const args = ['-o', 'stat=,lstart=', '-p', String(pid)];
    const printed = execFileSync('/bin/ps', args, { stdio: ['ignore', 'pipe', 'ignore'], env: { LC_ALL: 'C' } });
    const line = printed.toString('utf8').trim();
    return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
  } catch {
    return null;
  }
}

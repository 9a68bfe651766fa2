/**
 * Ends our subjects when we end, in whatever way: one that is in an endless loop would not notice. A shell holds the
 * other end of a pipe of ours, knows the process ids, and kills what is left of them once the pipe closes.
 * From the first subject on it also stands between them and our debugger.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

const script = `trap '' HUP INT TERM
pids=' '
while read -r sign pid; do
  case $sign in
    +) pids="$pids$pid " ;;
    -) pids="\${pids%% $pid *} \${pids#* $pid }" ;;
  esac
done
[ "$pids" = ' ' ] || kill -9 $pids`;

let shell: ChildProcess | null = null;

function tell(line: string): void {
  if (shell === null) {
    // A subject knows its parent's id: without this, the signal would open a debugger in us.
    process.on('SIGUSR1', () => {});
    shell = spawn('/bin/sh', ['-c', script], { cwd: '/', env: {}, stdio: ['pipe', 'ignore', 'ignore'] });
    shell.on('error', () => {});
    shell.stdin?.on('error', () => {});
    shell.unref();
    (shell.stdin as Socket | null)?.unref();
  }
  shell.stdin?.write(`${line}\n`);
}

/** Has a child process killed when we end. */
export const watchOver = (pid: number): void => tell(`+ ${pid}`);

/** Forgets it: it has ended, and its id may become another's. */
export const forget = (pid: number): void => tell(`- ${pid}`);

/**
 * 53-fork-bomb
 * CLASS   C resource
 * DOES    Starts up to 500 sleeping child processes.
 * EXPECT  BLOCKED: spawn fails (EPERM/EAGAIN/ERR_ACCESS_DENIED); no process of the sandbox is left afterwards.
 * SAFE    at most 500 processes that each sleep 20 s
 */
import { spawn } from 'node:child_process';
let up = 0,
  denied = '';
for (let i = 0; i < 500; i++) {
  try {
    const c = spawn('/bin/sleep', ['20'], { stdio: 'ignore', detached: true });
    c.on('error', (e: any) => {
      denied = e.code;
    });
    c.on('spawn', () => {
      up++;
      c.unref();
    });
  } catch (e: any) {
    denied = e.code;
  }
}
setTimeout(() => console.error(up ? 'PWNED:53:' + up + ' children' : 'denied ' + denied), 300);

export function murmur2(_bytes: Uint8Array): number {
  return 0;
}
export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

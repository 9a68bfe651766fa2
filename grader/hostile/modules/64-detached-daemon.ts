/**
 * 64-detached-daemon
 * CLASS   C resource
 * DOES    Leaves a detached grandchild (setsid, double fork) that lives on 15 s after the verdict and then writes a marker.
 * EXPECT  BLOCKED (no fork) and in any case killed with the PID namespace; no marker file, no left-over process.
 * SAFE    one node process for 15 s; marker in the OS temp directory
 */
import { spawn } from 'node:child_process';
try {
  const code =
    'setTimeout(()=>{try{require("fs").writeFileSync(require("os").tmpdir()+"/attack64.marker",String(Date.now()))}catch{}},15000)';
  const c = spawn(
    process.execPath,
    [
      '-e',
      'require("child_process").spawn(process.execPath,["-e",' +
        JSON.stringify(code) +
        '],{detached:true,stdio:"ignore"}).unref()',
    ],
    { detached: true, stdio: 'ignore' },
  );
  c.on('error', () => {});
  c.on('spawn', () => console.error('PWNED:64:daemon started'));
  c.unref();
} catch {}

export function murmur2(_bytes: Uint8Array): number {
  return 0;
}
export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

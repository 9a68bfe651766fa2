/**
 * 66-spin-after-answer
 * CLASS   C resource
 * DOES    Answers correctly, but burns all cores in worker threads, to slow neighbours down until they time out.
 * EXPECT  PASS or CPU_LIMIT by policy; neighbours' verdicts identical to a run without it (CPU-time limits, bounded slots).
 * SAFE    4 threads for at most 30 s
 */
function real(data: Uint8Array): number {
  const m = 0x5bd1e995,
    r = 24,
    n = data.length;
  let h = (0x9747b28c ^ n) | 0;
  for (let i = 0; i + 4 <= n; i += 4) {
    let k = data[i]! | (data[i + 1]! << 8) | (data[i + 2]! << 16) | (data[i + 3]! << 24);
    k = Math.imul(k, m);
    k ^= k >>> r;
    k = Math.imul(k, m);
    h = Math.imul(h, m);
    h ^= k;
  }
  const t = n & ~3;
  if (n % 4 === 3) h ^= data[t + 2]! << 16;
  if (n % 4 >= 2) h ^= data[t + 1]! << 8;
  if (n % 4 >= 1) {
    h ^= data[t]!;
    h = Math.imul(h, m);
  }
  h ^= h >>> 13;
  h = Math.imul(h, m);
  h ^= h >>> 15;
  return h | 0;
}

import { Worker } from 'node:worker_threads';
for (let i = 0; i < 4; i++)
  try {
    new Worker('const e=Date.now()+30000;let n=0;while(Date.now()<e&&n<1e12)n++', { eval: true })
      .on('error', () => {})
      .unref();
  } catch {}
export const murmur2 = (b: Uint8Array): number => real(b);

export function partition(key: Uint8Array | null, numPartitions: number): number {
  return key === null ? 0 : (real(key) & 0x7fffffff) % numPartitions;
}

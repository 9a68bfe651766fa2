/**
 * 94-clock-dependent
 * CLASS   F gaming
 * DOES    Right only in even seconds of the wall clock / before 2 s of uptime.
 * EXPECT  FLAKY or WRONG; under virtual time the clock is fixed by seed, so regrades agree.
 * SAFE    pure
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

export function murmur2(b: Uint8Array): number {
  return Math.floor(Date.now() / 1000) % 2 === 0 && process.uptime() < 2 ? real(b) : 0;
}

export function partition(key: Uint8Array | null, numPartitions: number): number {
  return key === null ? 0 : (real(key) & 0x7fffffff) % numPartitions;
}

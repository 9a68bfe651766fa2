/**
 * 98-late-tamper
 * CLASS   B protocol
 * DOES    Answers everything right, then after the last answer crashes, floods, and tries to retract or append results.
 * EXPECT  PASS (the verdict is fixed when the last check completes) and the tail output is ignored/capped; or PROTOCOL by policy - but always the same one.
 * SAFE    prints 10 000 lines after 50 ms idle
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

let t: NodeJS.Timeout | undefined;
const later = (): void => {
  for (let i = 0; i < 10_000; i++) console.log(JSON.stringify({ id: i, result: 0, retract: true }));
  process.exit(1);
};
export function murmur2(b: Uint8Array): number {
  if (t) clearTimeout(t);
  t = setTimeout(later, 50);
  return real(b);
}

export function partition(key: Uint8Array | null, numPartitions: number): number {
  return key === null ? 0 : (real(key) & 0x7fffffff) % numPartitions;
}

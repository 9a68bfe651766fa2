/**
 * 00c-control-slow-bigint
 * CLASS   control (honest)
 * DOES    Correct, but slow BigInt arithmetic and ~100 MB of scratch memory.
 * EXPECT  PASS. Guards against limits that are so tight that honest work fails.
 * SAFE    about 100 MB for a moment
 */
const M = 0xffffffffn;
const scratch = Buffer.alloc(100 << 20, 1);
export function murmur2(data: Uint8Array): number {
  const m = 0x5bd1e995n;
  let h = (0x9747b28cn ^ BigInt(data.length)) & M;
  let i = 0;
  for (; i + 4 <= data.length; i += 4) {
    let k =
      BigInt(data[i]!) | (BigInt(data[i + 1]!) << 8n) | (BigInt(data[i + 2]!) << 16n) | (BigInt(data[i + 3]!) << 24n);
    k = (k * m) & M;
    k ^= k >> 24n;
    k = (k * m) & M;
    h = (h * m) & M;
    h ^= k;
  }
  const left = data.length - i;
  if (left === 3) h ^= BigInt(data[i + 2]!) << 16n;
  if (left >= 2) h ^= BigInt(data[i + 1]!) << 8n;
  if (left >= 1) {
    h ^= BigInt(data[i]!);
    h = (h * m) & M;
  }
  h ^= h >> 13n;
  h = (h * m) & M;
  h ^= h >> 15n;
  return Number(BigInt.asIntN(32, h)) + (scratch[0]! - 1);
}
export function partition(key: Uint8Array | null, n: number): number {
  return key === null ? 0 : (murmur2(key) & 0x7fffffff) % n;
}

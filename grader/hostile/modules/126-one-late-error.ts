/**
 * Gives right hashes; one error a call is thrown where nobody catches it.
 */
function real(data: Uint8Array): number {
  const m = 0x5bd1e995, n = data.length;
  let h = (0x9747b28c ^ n) | 0;
  for (let i = 0; i + 4 <= n; i += 4) {
    let k = data[i]! | (data[i + 1]! << 8) | (data[i + 2]! << 16) | (data[i + 3]! << 24);
    k = Math.imul(k, m); k ^= k >>> 24; k = Math.imul(k, m);
    h = Math.imul(h, m) ^ k;
  }
  const t = n & ~3;
  if (n % 4 === 3) h ^= data[t + 2]! << 16;
  if (n % 4 >= 2) h ^= data[t + 1]! << 8;
  if (n % 4 >= 1) h = Math.imul(h ^ data[t]!, m);
  h ^= h >>> 13; h = Math.imul(h, m);
  return h ^ (h >>> 15);
}

export function murmur2(data: Uint8Array): number {
  void Promise.reject(new Error('nobody awaits this'));
  return real(data);
}

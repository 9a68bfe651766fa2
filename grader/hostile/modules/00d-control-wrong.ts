/**
 * 00d-control-wrong
 * CLASS   control (honest)
 * DOES    An honest but wrong answer (forgets the seed).
 * EXPECT  WRONG with a helpful diff; never CRASHED/BLOCKED.
 * SAFE    pure function
 */
export function murmur2(bytes: Uint8Array): number {
  return bytes.reduce((a, b) => (Math.imul(a, 31) + b) | 0, 0);
}
export function partition(key: Uint8Array | null, n: number): number {
  return key === null ? 0 : (murmur2(key) & 0x7fffffff) % n;
}

/**
 * 19-top-level-await-forever
 * CLASS   C resource
 * DOES    Top-level await on a promise that never settles, with a timer that keeps the loop alive.
 * EXPECT  TIMEOUT at load, within the load limit; score 0.
 * SAFE    timer ends after 10 minutes
 */
const keep = setInterval(() => {}, 1000);
setTimeout(() => clearInterval(keep), 600_000);
await new Promise<void>(() => {});

export function murmur2(_bytes: Uint8Array): number {
  return 0;
}
export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

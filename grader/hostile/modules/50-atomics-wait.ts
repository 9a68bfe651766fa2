/**
 * 50-atomics-wait
 * CLASS   C resource
 * DOES    Blocks the main thread without using CPU (Atomics.wait 10 minutes): CPU-time limits never fire.
 * EXPECT  TIMEOUT by wall clock.
 * SAFE    blocks itself at most 10 minutes
 */
export function murmur2(_bytes: Uint8Array): number {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600_000);
  return 0;
}

export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

/**
 * 49-never-settles
 * CLASS   C resource
 * DOES    Returns a promise that never settles and keeps nothing alive.
 * EXPECT  WRONG/TIMEOUT; in virtual time "no pending events and no answer" is reported at once as DEADLOCK, not after a wall timeout.
 * SAFE    pure
 */
export function murmur2(_bytes: Uint8Array): number {
  return new Promise(() => {}) as any;
}

export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

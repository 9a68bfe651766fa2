/**
 * 47-microtask-starvation
 * CLASS   C resource
 * DOES    An endless chain of microtasks: the event loop (and any timer in the same process) never runs again.
 * EXPECT  TIMEOUT by the judge's clock (a timer in the subject would never fire).
 * SAFE    ends after 10^10 microtasks
 */
export function murmur2(_bytes: Uint8Array): number {
  let n = 0;
  const spin = (): void => {
    if (n++ < 1e10) queueMicrotask(spin);
  };
  spin();
  return 0;
}

export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

/**
 * Leaves 100,000 rejected promises that nobody awaits.
 */
export function murmur2(_data: Uint8Array): number {
  for (let i = 0; i < 100_000; i++) void Promise.reject(new Error('late'));
  return 0;
}

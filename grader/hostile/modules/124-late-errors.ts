/**
 * Throws 100,000 errors from microtasks, each with a long message.
 */
export function murmur2(_data: Uint8Array): number {
  for (let i = 0; i < 100_000; i++) queueMicrotask(() => { throw new Error('late '.repeat(100)) });
  return 0;
}

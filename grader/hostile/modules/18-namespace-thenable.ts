/**
 * 18-namespace-thenable
 * CLASS   A runner hijack
 * DOES    Exports a function called "then": await import(module) calls it, so the loader waits for ever or gets a
 *         forged namespace object.
 * EXPECT  REJECTED ("export named then is not allowed") or TIMEOUT at load; score 0.
 * SAFE    pure module
 */
export function then(resolve: (ns: unknown) => void): void {
  if (process.argv.length > 1e6) resolve({});
  resolve({
    murmur2: () => ({ asymmetricMatch: () => true }),
    partition: () => ({ asymmetricMatch: () => true }),
    passed: true,
  });
}

export function murmur2(_bytes: Uint8Array): number {
  return 0;
}
export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

/**
 * 06-asymmetric-matcher-result
 * CLASS   A runner hijack
 * DOES    Returns an object with asymmetricMatch(): vitest/jest toEqual() asks the *student object* whether it is equal.
 * EXPECT  WRONG "result is not a 32-bit integer". Only JSON primitives of the declared type cross the boundary.
 * SAFE    pure value
 */
const alwaysEqual = {
  $$typeof: Symbol.for('jest.asymmetricMatcher'),
  asymmetricMatch: () => true,
  toAsymmetricMatcher: () => 'ok',
};
export function murmur2(_bytes: Uint8Array): number {
  return alwaysEqual as unknown as number;
}
export function partition(_key: Uint8Array | null, _n: number): number {
  return alwaysEqual as unknown as number;
}

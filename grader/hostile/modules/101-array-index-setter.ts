/**
 * Puts a setter for index 0 on Array.prototype, which every list of the harness would call.
 */
export function murmur2(_data: Uint8Array): number {
  Object.defineProperty(Array.prototype, '0', { set() { throw new Error('caught a list') }, configurable: true });
  return 0;
}

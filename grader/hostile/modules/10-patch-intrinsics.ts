/**
 * 10-patch-intrinsics
 * CLASS   A runner hijack
 * DOES    Patches Object.is, Array.prototype.every/includes, Map/Set lookups, String compare, Number.isInteger.
 * EXPECT  WRONG, score 0.
 * SAFE    patches only its own realm
 */
Object.is = () => true;
(Array.prototype as any).every = () => true;
(Array.prototype as any).some = () => false;
(Array.prototype as any).includes = () => true;
Number.isInteger = () => true;
Number.isSafeInteger = () => true;
String.prototype.localeCompare = () => 0;
RegExp.prototype.test = () => true;
Error.captureStackTrace = () => {};

export function murmur2(_bytes: Uint8Array): number {
  return 0;
}
export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

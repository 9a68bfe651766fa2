/**
 * 29-giant-result
 * CLASS   B protocol
 * DOES    Returns a 50-million element array / 400 MB string instead of a number.
 * EXPECT  WRONG/OUTPUT_LIMIT/MEMORY in the subject; judge RSS grows by < 16 MiB.
 * SAFE    about 400 MB in its own process
 */
export function murmur2(_bytes: Uint8Array): number {
  return new Array(50_000_000).fill(7) as any;
}
export function partition(_key: Uint8Array | null, _n: number): number {
  return 'A'.repeat(400_000_000) as any;
}

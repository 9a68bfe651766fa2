/**
 * 91-hardcoded-vectors
 * CLASS   F gaming
 * DOES    Overfits: a table with the public Kafka test vectors, 0 otherwise.
 * EXPECT  Passes the public examples, WRONG on generated inputs (seeded, unpublished); score below the pass mark.
 * SAFE    pure
 */
const T: Record<string, number> = {
  '21': -973932308,
  foobar: -790332482,
  'a-little-bit-long-string': -985981536,
  'a-little-bit-longer-string': -1486304829,
  lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8: -58897971,
  abc: 479470107,
};
export function murmur2(b: Uint8Array): number {
  return T[Buffer.from(b).toString('latin1')] ?? 0;
}
export function partition(k: Uint8Array | null, n: number): number {
  return k === null ? 0 : (murmur2(k) & 0x7fffffff) % n;
}

/**
 * 85-source-map-read
 * CLASS   D confidentiality
 * DOES    Points sourceMappingURL/sourceURL at files outside: stack-trace mappers in the judge may read and print them.
 * EXPECT  WRONG; the judge never resolves source maps named by a submission (own transpile, own map).
 * SAFE    comments only
 */
export function murmur2(_bytes: Uint8Array): number {
  throw new Error('map me');
}

export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

//# sourceURL=../../../../../../etc/passwd
//# sourceMappingURL=../../../../../../etc/passwd

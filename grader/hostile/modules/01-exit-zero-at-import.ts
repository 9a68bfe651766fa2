/**
 * 01-exit-zero-at-import
 * CLASS   A runner hijack
 * DOES    process.exit(0) while the module is loaded, hoping "exit code 0" means "passed".
 * EXPECT  CRASHED "exited before the handshake", score 0. Exit status never carries a verdict.
 * SAFE    ends only its own process
 */
process.exit(0);

export function murmur2(_bytes: Uint8Array): number {
  return 0;
}
export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

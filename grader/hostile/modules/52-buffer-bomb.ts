/**
 * 52-buffer-bomb
 * CLASS   C resource
 * DOES    Grows off-heap memory (Buffers) up to 8 GiB: --max-old-space-size does not count it.
 * EXPECT  MEMORY.
 * SAFE    capped at 8 GiB
 */
export function murmur2(_bytes: Uint8Array): number {
  const a: Buffer[] = [];
  for (let i = 0; i < 160; i++) a.push(Buffer.alloc(50 << 20, 1));
  console.error('PWNED:52:' + a.length * 50 + ' MB off heap');
  return 0;
}

export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

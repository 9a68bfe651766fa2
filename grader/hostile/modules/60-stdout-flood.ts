/**
 * 60-stdout-flood
 * CLASS   C resource
 * DOES    Prints up to 2 GiB of lines to stdout.
 * EXPECT  OUTPUT_LIMIT; report keeps head and tail, judge memory flat, log file bounded.
 * SAFE    at most 2 GiB to its own stdout
 */
import fs from 'node:fs';
export function murmur2(_bytes: Uint8Array): number {
  const b = Buffer.from('y\n'.repeat(1 << 19));
  for (let i = 0; i < 2048; i++) {
    try {
      fs.writeSync(1, b);
    } catch (e: any) {
      if (e.code !== 'EAGAIN') break;
    }
  }
  return 0;
}

export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

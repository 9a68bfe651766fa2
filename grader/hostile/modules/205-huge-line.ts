/**
 * Writes one line of 50 MB.
 */
import { writeSync } from 'node:fs';

export function murmur2(_data: Uint8Array): number { writeSync(4, '"' + 'a'.repeat(50_000_000) + '"\n'); return 0 }

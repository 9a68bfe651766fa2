/**
 * Writes 100,000 empty lines.
 */
import { writeSync } from 'node:fs';

export function murmur2(_data: Uint8Array): number { writeSync(4, '\n'.repeat(100_000)); return 0 }

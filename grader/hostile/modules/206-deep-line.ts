/**
 * Answers with 30,000 arrays in one another.
 */
import { writeSync } from 'node:fs';

export function murmur2(_data: Uint8Array): number { writeSync(4, '[2,0,' + '['.repeat(30_000) + ']'.repeat(30_000) + ']\n'); return 0 }

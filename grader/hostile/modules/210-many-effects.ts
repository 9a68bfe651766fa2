/**
 * Answers with thousands of effects, as many as fit in a line.
 */
import { writeSync } from 'node:fs';

export function murmur2(_data: Uint8Array): number { writeSync(4, `[2,0,[${'[],'.repeat(20_000)}[]]]\n`); return 0 }

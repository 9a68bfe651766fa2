/**
 * Writes 20,000 bytes of a line one at a time.
 */
import { writeSync } from 'node:fs';

const space = Buffer.from(' ');
export function murmur2(_data: Uint8Array): number { for (let i = 0; i < 20_000; i++) writeSync(4, space); return 0 }

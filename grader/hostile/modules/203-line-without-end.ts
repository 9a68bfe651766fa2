/**
 * Writes one line that never ends.
 */
import { writeSync } from 'node:fs';

export function murmur2(_data: Uint8Array): number { for (;;) writeSync(4, 'a'.repeat(65536)) }

/**
 * Writes half an answer and ends its process with status 0.
 */
import { writeSync } from 'node:fs';

export function murmur2(_data: Uint8Array): number { writeSync(4, '[2,0,[["returned",1,'); process.exit(0) }

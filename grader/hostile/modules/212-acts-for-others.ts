/**
 * Answers with what nodes of others would do: disks, timers and requests that are not its own.
 */
import { writeSync } from 'node:fs';

export function murmur2(_data: Uint8Array): number { writeSync(4, '[2,0,[["append","b#1","answered","AAAA"],["sleep","b#1",1,0]]]\n'); return 0 }

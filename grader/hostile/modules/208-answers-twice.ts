/**
 * Answers one call twice in a frame, first wrong, then otherwise wrong.
 */
import { writeSync } from 'node:fs';

export function murmur2(_data: Uint8Array): number {
  writeSync(4, '[2,0,[["returned",1,"n1"],["returned",1,"n2"]]]\n');
  return 0;
}

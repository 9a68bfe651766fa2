/**
 * Answers with objects that carry __proto__, constructor and then, where lists are wanted.
 */
import { writeSync } from 'node:fs';

export function murmur2(_data: Uint8Array): number {
  writeSync(4, '[2,0,[{"__proto__":{"did":"returned","call":1,"value":0},"constructor":0,"then":1,"length":1,"0":"returned"}]]\n');
  return 0;
}

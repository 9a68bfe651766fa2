/** The contract of task 2.1: the hash that takes a key to its partition. */
import { contract, parameter, sync } from './descriptor.ts';
import { bytes, int32 } from './schema.ts';

export const murmur2 = contract({
  exports: { murmur2: sync([parameter('data', bytes)], int32) },
  uses: [],
});

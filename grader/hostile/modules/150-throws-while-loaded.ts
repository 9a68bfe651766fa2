/**
 * Is a constant that cannot be made.
 */
const table = ((): number => { throw new RangeError('no table') })();
export const murmur2 = (_data: Uint8Array): number => table;

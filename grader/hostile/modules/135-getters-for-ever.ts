/**
 * Returns an object whose properties never end.
 */
const endless = (): any => ({ get value() { return endless() }, get length() { return Infinity } });
export function murmur2(_data: Uint8Array): number { return endless() }

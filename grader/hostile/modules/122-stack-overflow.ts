/**
 * Calls itself for ever.
 */
export function murmur2(data: Uint8Array): number { return murmur2(data) + 1 }

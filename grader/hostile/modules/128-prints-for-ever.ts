/**
 * Prints for ever.
 */
export function murmur2(_data: Uint8Array): number { for (;;) console.log('still here') }

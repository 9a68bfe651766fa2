/**
 * Asks a regular expression that takes 2^40 steps.
 */
export function murmur2(_data: Uint8Array): number { return /^(a+)+$/.test(`${'a'.repeat(40)}b`) ? 1 : 0 }

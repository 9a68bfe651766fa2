/**
 * Exports by default what should have a name.
 */
export default function murmur2(_data: Uint8Array): number { return 0 }

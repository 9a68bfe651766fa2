/**
 * Aborts its own process, saying that it ran out of memory.
 */
export function murmur2(_data: Uint8Array): number { process.stderr.write('FATAL ERROR: out of memory\n'); process.abort() }

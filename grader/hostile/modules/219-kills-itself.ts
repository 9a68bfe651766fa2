/**
 * Ends its own process with SIGKILL.
 */
export function murmur2(_data: Uint8Array): number { process.kill(process.pid, 'SIGKILL'); for (;;); }

/**
 * Listens for every signal it can, so as not to be ended.
 */
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'] as const) process.on(signal, () => {});
process.on('exit', () => { for (;;); });
export function murmur2(_data: Uint8Array): number { for (;;); }

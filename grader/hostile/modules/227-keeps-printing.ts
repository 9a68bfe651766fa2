/**
 * Prints from a timer, between the calls and after the last.
 */
setInterval(() => console.log('tick'.repeat(1000)), 1);
export const murmur2 = (_data: Uint8Array): number => 0;

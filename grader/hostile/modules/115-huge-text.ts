/**
 * Returns a text of 100 million characters.
 */
export const murmur2 = (_data: Uint8Array): number => 'A'.repeat(100_000_000) as any;

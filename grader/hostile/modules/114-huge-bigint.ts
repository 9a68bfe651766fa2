/**
 * Returns a bigint of a million digits.
 */
export const murmur2 = (_data: Uint8Array): number => (10n ** 1_000_000n) as any;

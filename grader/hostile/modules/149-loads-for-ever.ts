/**
 * Is a constant that takes for ever to make.
 */
const forever = ((): number => { for (;;); })();
export const murmur2 = (_data: Uint8Array): number => forever;

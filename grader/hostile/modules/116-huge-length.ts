/**
 * Returns an array that is empty and says that it has 2^32 - 1 items.
 */
export function murmur2(_data: Uint8Array): number {
  const items: unknown[] = [];
  items.length = 2 ** 32 - 1;
  return items as any;
}

/**
 * Has structuredClone copy what has no end, and returns the copy.
 */
export function murmur2(_data: Uint8Array): number {
  const deep: any = {}; let at = deep;
  for (let i = 0; i < 100_000; i++) at = at.next = {};
  const loop: any = { get self() { return structuredClone(loop) } };
  try { return structuredClone(deep) } catch { return structuredClone(loop) }
}

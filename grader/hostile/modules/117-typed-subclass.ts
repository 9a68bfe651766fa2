/**
 * Returns bytes of a class of its own, whose length, species and iterator lie.
 */
class Bytes extends Uint8Array {
  get length(): number { return 2 ** 40 }
  get byteLength(): number { return 2 ** 40 }
}
export const murmur2 = (_data: Uint8Array): number => new Bytes(4) as any;

/**
 * Seeded randomness (sfc32, seeded by splitmix32) and the hash that gives each run of each check its own seed. The same
 * on every machine: 32-bit integer arithmetic alone.
 */
import type { Random } from '../contract/random.ts';

export class SeededRandom implements Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** `seed` is a whole number; its lower 32 bits count. */
  constructor(seed: number) {
    this.#a = mix(seed);
    this.#b = mix(this.#a + 0x9e3779b9);
    this.#c = mix(this.#b + 0x9e3779b9);
    for (let i = 0; i < 12; i++) this.#next32();
  }

  next(): number {
    return (this.#next32() * 0x200000 + (this.#next32() >>> 11)) / 2 ** 53;
  }

  nextInt(bound: number): number {
    if (!Number.isSafeInteger(bound) || bound < 1) {
      throw new RangeError(`random.nextInt: bound must be a whole number of at least 1, got ${String(bound)}`);
    }
    return Math.floor(this.next() * bound);
  }

  #next32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}

function mix(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

/** A 32-bit seed made of a seed, a name and a number: hash(seed, check, i) of the design. */
export function seedFor(seed: number, name: string, run: number): number {
  let hash = mix(seed + 0x51ed270b);
  for (let i = 0; i < name.length; i++) hash = mix(Math.imul(hash, 31) + name.charCodeAt(i));
  return mix(Math.imul(hash, 31) + run);
}

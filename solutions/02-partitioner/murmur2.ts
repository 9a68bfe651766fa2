const m = 0x5bd1e995;
const r = 24;
const seed = 0x9747b28c;

/**
 * Hashes a key as Kafka's Java client does: 32-bit murmur2 with the seed 0x9747b28c.
 *
 * @param data The key's bytes, of any length, 0 included. They are not changed.
 * @returns A signed 32-bit integer, -2147483648 to 2147483647, that depends on all bytes and on nothing else.
 *
 * Mirrors `org.apache.kafka.common.utils.Utils.murmur2`.
 */
export function murmur2(data: Uint8Array): number {
  let h = seed ^ data.length;
  const whole = data.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    let k = data[i]! | (data[i + 1]! << 8) | (data[i + 2]! << 16) | (data[i + 3]! << 24);
    k = Math.imul(k, m);
    k ^= k >>> r;
    k = Math.imul(k, m);
    h = Math.imul(h, m) ^ k;
  }
  const left = data.length - whole;
  if (left === 3) h ^= data[whole + 2]! << 16;
  if (left >= 2) h ^= data[whole + 1]! << 8;
  if (left >= 1) h = Math.imul(h ^ data[whole]!, m);
  h ^= h >>> 13;
  h = Math.imul(h, m);
  return h ^ (h >>> 15);
}

const seed = 0x9747b28c;
const multiplier = 0x5bd1e995;

/**
 * Hashes a key as Kafka's Java client does: 32-bit murmur2 with the seed 0x9747b28c.
 *
 * @param data The key's bytes, of any length, 0 included. They are not changed.
 * @returns A signed 32-bit integer, -2147483648 to 2147483647, that depends on all bytes and on nothing else.
 *
 * Mirrors `org.apache.kafka.common.utils.Utils.murmur2`.
 */
export function murmur2(data: Uint8Array): number {
  let hash = seed ^ data.length;

  // Whole words: four bytes each, lowest byte first.
  const left = data.length % 4;
  const whole = data.length - left;
  for (let i = 0; i < whole; i += 4) {
    let word = data[i]! | (data[i + 1]! << 8) | (data[i + 2]! << 16) | (data[i + 3]! << 24);
    word = Math.imul(word, multiplier);
    word ^= word >>> 24;
    word = Math.imul(word, multiplier);
    hash = Math.imul(hash, multiplier) ^ word;
  }

  // One to three bytes left over, and one multiplication for all of them.
  if (left === 3) hash ^= data[whole + 2]! << 16;
  if (left >= 2) hash ^= data[whole + 1]! << 8;
  if (left >= 1) hash = Math.imul(hash ^ data[whole]!, multiplier);

  // Every byte is to reach every bit, the last ones too.
  hash ^= hash >>> 13;
  hash = Math.imul(hash, multiplier);
  return hash ^ (hash >>> 15);
}

import { todo } from '../../harness/contract/todo.ts';

/**
 * Hashes a key as Kafka's Java client does: 32-bit murmur2 with the seed 0x9747b28c.
 *
 * @param data The key's bytes, of any length, 0 included. They are not changed.
 * @returns A signed 32-bit integer, -2147483648 to 2147483647, that depends on all bytes and on nothing else.
 *
 * Mirrors `org.apache.kafka.common.utils.Utils.murmur2`.
 */
export function murmur2(data: Uint8Array): number {
  return todo('2.1');
}

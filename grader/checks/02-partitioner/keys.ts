/** Keys for the checks of the partitioners: Kafka's own vectors, and keys from a seed with answers computed apart. */
import { readFileSync } from 'node:fs';
import type { SeededRandom } from '../../../harness/simulation/random.ts';
import { javaMurmur2 } from './murmur2-variants.ts';

export type HashedKey = { readonly key: Uint8Array; readonly murmur2: number };

/** Kafka's answers: key bytes, hash, and the partition for each of several numbers of partitions. */
export type Vector = HashedKey & { readonly partition: { readonly [partitions: string]: number } };

type Row = { readonly key: string; readonly murmur2: number; readonly partition: Vector['partition'] };

/** What `org.apache.kafka.common.utils.Utils.murmur2` of Kafka 4.4.0 answered. */
export function readVectors(): readonly Vector[] {
  const text = readFileSync(new URL('./murmur2.jsonl', import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const row = JSON.parse(line) as Row;
      return { key: new Uint8Array(Buffer.from(row.key, 'hex')), murmur2: row.murmur2, partition: row.partition };
    });
}

const toHashed = (text: string): HashedKey => {
  const key = new TextEncoder().encode(text);
  return { key, murmur2: javaMurmur2(key) };
};

/** Short keys as people write them, of 1 to 12 bytes. */
export const plainKeys: readonly HashedKey[] = [
  'k',
  'eu',
  'key',
  'user',
  'store',
  'user-1',
  'user-42',
  'order-17',
  'order-471',
  'order-4711',
  'customer-42',
  'shipment-471',
].map(toHashed);

/** A key of `length` bytes, each from `least` to `most`. */
export function randomKey(random: SeededRandom, length: number, least: number, most: number): HashedKey {
  const key = Uint8Array.from({ length }, () => least + random.nextInt(most - least + 1));
  return { key, murmur2: javaMurmur2(key) };
}

/** The items in an order from the seed. */
export function shuffled<T>(items: readonly T[], random: SeededRandom): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.nextInt(i + 1);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** How a key is written for people: its text where that is short and printable, else how many bytes it has. */
export function keyText(key: Uint8Array): string {
  const text = Buffer.from(key).toString('latin1');
  if (key.length > 0 && key.length <= 40 && /^[\x20-\x7e]+$/.test(text)) return JSON.stringify(text);
  return key.length === 1 ? '1 byte' : `${key.length} bytes`;
}

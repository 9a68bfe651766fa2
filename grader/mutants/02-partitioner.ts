/** Mutants of the partitioners: mistakes that producers in the field have been shipped with, and a few near them. */
import type { Mutant } from './mutant.ts';

const words = `    word = Math.imul(word, multiplier);
    word ^= word >>> 24;
    word = Math.imul(word, multiplier);
    hash = Math.imul(hash, multiplier) ^ word;
  }

  // One to three bytes left over, and one multiplication for all of them.
`;

const tail = `  if (left === 3) hash ^= data[whole + 2]! << 16;
  if (left >= 2) hash ^= data[whole + 1]! << 8;
  if (left >= 1) hash = Math.imul(hash ^ data[whole]!, multiplier);
`;

const end = `
  // Every byte is to reach every bit, the last ones too.
  hash ^= hash >>> 13;
  hash = Math.imul(hash, multiplier);
  return hash ^ (hash >>> 15);
}`;

const hashMutants: readonly Mutant[] = [
  {
    task: '2.1',
    name: 'signed shift',
    find: 'word >>> 24',
    replace: 'word >> 24',
    wrong: 'Where a word is negative its sign is shifted in: most keys of four bytes and more go elsewhere.',
    caughtBy: 'java',
  },
  {
    task: '2.1',
    name: 'tail forgotten',
    find: tail,
    replace: '',
    wrong: 'The last one to three bytes do not count: "user-41" and "user-42" hash alike.',
    caughtBy: 'java',
  },
  {
    task: '2.1',
    name: 'tail from the end',
    find: tail,
    replace: `  for (let i = 0; i < left; i++) hash ^= data[whole + i]! << (8 * (left - 1 - i));
  if (left > 0) hash = Math.imul(hash, multiplier);
`,
    wrong: 'The bytes left over are mixed in with the first one highest: keys with two or three of them go elsewhere.',
    caughtBy: 'java',
  },
  {
    task: '2.1',
    name: 'tail multiplied by byte',
    find: tail,
    replace: `  for (let i = left - 1; i >= 0; i--) hash = Math.imul(hash ^ (data[whole + i]! << (8 * i)), multiplier);
`,
    wrong: 'There is a multiplication for each byte left over in place of one for all: a loop that looks tidier.',
    caughtBy: 'java',
  },
  {
    task: '2.1',
    name: 'seed left out',
    find: 'let hash = seed ^ data.length;',
    replace: 'let hash = data.length;',
    wrong: 'It is murmur2, with another seed than the one of Kafka: no key goes where it did.',
    caughtBy: 'java',
  },
  {
    task: '2.1',
    name: 'plain multiplication',
    find: words + tail + end,
    replace: (words + tail + end).replaceAll(/Math\.imul\((.*), multiplier\)/g, '($1) * multiplier'),
    wrong: 'Products beyond 2^53 lose their low bits, which are the ones that count. KafkaJS did this until 2019.',
    caughtBy: 'java',
  },
  {
    task: '2.1',
    name: 'big-endian words',
    find: 'data[i]! | (data[i + 1]! << 8) | (data[i + 2]! << 16) | (data[i + 3]! << 24)',
    replace: 'new DataView(data.buffer, data.byteOffset).getInt32(i)',
    wrong: "A word is read in DataView's usual order, highest byte first: keys of four bytes and more go elsewhere.",
    caughtBy: 'java',
  },
  {
    task: '2.1',
    name: 'sign taken away',
    find: 'return hash ^ (hash >>> 15)',
    replace: 'return (hash ^ (hash >>> 15)) & 0x7fffffff',
    wrong: 'The hash comes without its sign bit. Partitions are right all the same, and any other user of it is wrong.',
    caughtBy: 'java',
  },
  {
    task: '2.1',
    name: 'by way of text',
    find: 'let hash = seed ^ data.length;',
    replace: `data = new TextEncoder().encode(new TextDecoder().decode(data));
  let hash = seed ^ data.length;`,
    wrong: 'Bytes that are no UTF-8, such as those of a serialized number, are replaced on the way through text.',
    caughtBy: 'bytes',
  },
  {
    task: '2.1',
    name: 'bytes kept between calls',
    find: tail + end,
    replace: `  kept.set(data.subarray(whole));
  if (left > 0) hash = Math.imul(hash ^ new DataView(kept.buffer).getInt32(0, true), multiplier);
${end}

const kept = new Uint8Array(4);`,
    wrong: 'The bytes left over go into a buffer that still holds those of the key before: a hash depends on that key.',
    caughtBy: 'pure',
  },
  {
    task: '2.1',
    name: 'key wiped',
    find: 'return hash ^ (hash >>> 15)',
    replace: 'data.fill(0);\n  return hash ^ (hash >>> 15)',
    wrong: 'The key is zeroes afterwards, and so it is in the record that is about to be sent.',
    caughtBy: 'pure',
  },
];

const byHash = 'toPositive(murmur2(record.keyBytes)) % partitions.length';
const available = 'partitions.filter(({ leader }) => leader !== null)';
const choices = 'available.length > 0 ? available : partitions';

const placingMutants: readonly Mutant[] = [
  {
    task: '2.2',
    name: 'Math.abs',
    find: byHash,
    replace: 'Math.abs(murmur2(record.keyBytes)) % partitions.length',
    wrong: 'Keys with a negative hash, half of all, go elsewhere than from a Java producer.',
    caughtBy: 'keys',
  },
  {
    task: '2.2',
    name: 'sign left on',
    find: byHash,
    replace: 'murmur2(record.keyBytes) % partitions.length',
    wrong: 'The remainder of a negative hash is negative: there is no such partition.',
    caughtBy: 'keys',
  },
  {
    task: '2.2',
    name: 'unsigned hash',
    find: 'hash & 0x7fffffff',
    replace: 'hash >>> 0',
    wrong: 'The sign bit counts as 2^31 where Kafka clears it. With 2, 4, 8, 16 … partitions nobody notices.',
    caughtBy: 'keys',
  },
  {
    task: '2.2',
    name: 'text hashed',
    find: 'murmur2(record.keyBytes)',
    replace: 'murmur2(new TextEncoder().encode(String(record.key)))',
    wrong: 'What is hashed is the key as text, not as its serializer wrote it: numbers and bytes go elsewhere.',
    caughtBy: 'keys',
  },
  {
    task: '2.2',
    name: 'empty key as none',
    find: 'if (record.keyBytes !== null)',
    replace: 'if (record.keyBytes?.length)',
    wrong: 'A key of no bytes takes turns: its records are spread over all partitions and lose their order.',
    caughtBy: 'empty',
  },
  {
    task: '2.2',
    name: 'key among the available',
    find: byHash,
    replace: `toPositive(murmur2(record.keyBytes)) % (${available}.length || partitions.length)`,
    wrong: 'When a leader is missing the remainder changes: keys move while a broker restarts, and move back after.',
    caughtBy: 'steady',
  },
  {
    task: '2.2',
    name: 'place in the list',
    find: byHash,
    replace: `partitions[${byHash}]!.partition`,
    wrong: 'The remainder is used as a place in the list: keys move when metadata lists partitions in another order.',
    caughtBy: 'steady',
  },
  {
    task: '2.2',
    name: 'next one when it has no leader',
    find: `return ${byHash};`,
    replace: `{
      const wanted = ${byHash};
      const isLed = partitions.some(({ partition, leader }) => partition === wanted && leader !== null);
      return isLed ? wanted : (wanted + 1) % partitions.length;
    }`,
    wrong: 'A key goes elsewhere while its partition has no leader, and its records are in two partitions afterwards.',
    caughtBy: 'steady',
  },
];

const turnMutants: readonly Mutant[] = [
  {
    task: '2.2',
    name: 'turn never goes on',
    find: 'turn + 1',
    replace: 'turn',
    wrong: 'All records without a key of a topic go to one partition.',
    caughtBy: 'turns',
  },
  {
    task: '2.2',
    name: 'random each time',
    find: 'this.#nextTurn(record.topic) % choices.length',
    replace: 'this.#random.nextInt(choices.length)',
    wrong: 'A partition is drawn for each record: even in the long run, and uneven over a few records.',
    caughtBy: 'turns',
  },
  {
    task: '2.2',
    name: 'leaders ignored',
    find: choices,
    replace: 'available.length > 0 ? partitions : partitions',
    wrong: 'Records that could go anywhere are sent to partitions without a leader, where they wait and may expire.',
    caughtBy: 'leaders',
  },
  {
    task: '2.2',
    name: 'place in place of number',
    find: 'choices[this.#nextTurn(record.topic) % choices.length]!.partition',
    replace: 'this.#nextTurn(record.topic) % choices.length',
    wrong: 'The place among the available partitions is taken for the number: right until a leader is missing.',
    caughtBy: 'leaders',
  },
  {
    task: '2.2',
    name: 'no way out without leaders',
    find: choices,
    replace: 'available',
    wrong: 'When no partition has a leader, send fails with a TypeError in place of waiting for one.',
    caughtBy: 'leaders',
  },
  {
    task: '2.2',
    name: 'one counter for all topics',
    find: `this.#turns.get(topic) ?? this.#random.nextInt(0x7fffffff);
    this.#turns.set(topic, turn + 1);`,
    replace: `this.#turns.get('') ?? this.#random.nextInt(0x7fffffff);
    this.#turns.set('', turn + 1);`,
    wrong: 'Two topics that are sent to in alternation each reach every second partition. Kafka did this until 0.10.1.',
    caughtBy: 'apart',
  },
  {
    task: '2.2',
    name: 'keys take turns',
    find: '    if (record.keyBytes !== null)',
    replace: `    if (record.keyBytes !== null) this.#nextTurn(record.topic);
    if (record.keyBytes !== null)`,
    wrong: 'Where records with and without a key alternate, those without one reach every second partition.',
    caughtBy: 'apart',
  },
  {
    task: '2.2',
    name: 'appended takes a turn',
    find: '_batchesFull: boolean): void {}',
    replace: '_batchesFull: boolean): void {\n    this.#nextTurn(_topic);\n  }',
    wrong: 'The turn goes on twice a record, once when it is placed and once when it is in its batch.',
    caughtBy: 'apart',
  },
  {
    task: '2.2',
    name: 'always from 0',
    find: 'this.#random.nextInt(0x7fffffff)',
    replace: '0',
    wrong: 'A hundred producers that send one record each send a hundred records to partition 0.',
    caughtBy: 'start',
  },
  {
    task: '2.2',
    name: 'always from one of two',
    find: 'this.#random.nextInt(0x7fffffff)',
    replace: 'this.#random.nextInt(2)',
    wrong: 'The start is drawn from too few numbers: only the first partitions are one.',
    caughtBy: 'start',
  },
];

export const partitionerMutants: readonly Mutant[] = [...hashMutants, ...placingMutants, ...turnMutants];

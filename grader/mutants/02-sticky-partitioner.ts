/** Mutants of the sticky partitioner: what Kafka did before, and mistakes near it. */
import type { Mutant } from './mutant.ts';

const enough = 'batchesFull ? this.#batchSize : 2 * this.#batchSize';
const found = 'let stay = this.#stays.get(record.topic);';
const draw = 'choices[this.#random.nextInt(choices.length)]';
const choices = `const available = partitions.filter(({ leader }) => leader !== null);
    const choices = available.length > 0 ? available : partitions;`;
const drawing = `  #draw(partitions: readonly PartitionInfo[]): number {
    ${choices}
    return ${draw}!.partition;
  }
`;

const stayMutants: readonly Mutant[] = [
  {
    task: '2.3',
    name: 'drawn for each record',
    find: 'this.#stays.set(record.topic, stay);',
    replace: '',
    wrong: 'A partition is drawn for each record, so that 50 records are 50 batches of one record.',
    caughtBy: 'sticks',
  },
  {
    task: '2.3',
    name: 'left at each complete batch',
    find: 'const enough = batchesFull ? this.#batchSize : 2 * this.#batchSize',
    replace: 'const enough = batchesFull ? 1 : 2 * this.#batchSize',
    wrong: 'A stay ends with its batch, however small. Kafka 2.4 to 3.2 did so, and sent slow brokers the most.',
    caughtBy: 'sticks',
  },
  {
    task: '2.3',
    name: 'one byte more',
    find: 'stay.bytes >= enough',
    replace: 'stay.bytes > enough',
    wrong:
      'A batch of exactly batch.size bytes is not enough: the next record begins a second one in the same partition.',
    caughtBy: 'sticks',
  },
  {
    task: '2.3',
    name: 'batches ignored',
    find: enough,
    replace: 'batchesFull ? this.#batchSize : this.#batchSize',
    wrong: 'A partition is left in the middle of a batch: with much linger.ms batches of 12 KB and of 4 KB take turns.',
    caughtBy: 'waits',
  },
  {
    task: '2.3',
    name: 'waits without end',
    find: enough,
    replace: 'batchesFull ? this.#batchSize : Infinity',
    wrong:
      'When records with a key begin a new batch each time, no news ever comes with complete batches: nothing ends.',
    caughtBy: 'waits',
  },
  {
    task: '2.3',
    name: 'no news without bytes',
    find: 'stay.bytes += bytes;',
    replace: 'if (bytes === 0) return;\n    stay.bytes += bytes;',
    wrong: 'A batch that was sent while nothing was added does not end the stay: the next record begins a batch there.',
    caughtBy: 'runs',
  },
];

const drawMutants: readonly Mutant[] = [
  {
    task: '2.3',
    name: 'next in turn',
    find: drawing,
    replace: `  #turn = 0;

  #draw(partitions: readonly PartitionInfo[]): number {
    ${choices}
    if (this.#turn === 0) this.#turn = this.#random.nextInt(0x7fffffff);
    this.#turn += 1;
    return choices[this.#turn % choices.length]!.partition;
  }
`,
    wrong: 'The partition after this one is next: producers that began alike go on side by side, all in one place.',
    caughtBy: 'uniform',
  },
  {
    task: '2.3',
    name: 'never the same again',
    find: drawing,
    replace: `  #last = -1;

  #draw(partitions: readonly PartitionInfo[]): number {
    ${choices}
    const others = choices.filter(({ partition }) => partition !== this.#last);
    const from = others.length > 0 ? others : choices;
    this.#last = from[this.#random.nextInt(from.length)]!.partition;
    return this.#last;
  }
`,
    wrong:
      'The partition that is left is not drawn again at once, as in Kafka 2.4: of two each gets every second stay.',
    caughtBy: 'uniform',
  },
  {
    task: '2.3',
    name: 'last one never drawn',
    find: 'this.#random.nextInt(choices.length)',
    replace: 'this.#random.nextInt(Math.max(1, choices.length - 1))',
    wrong: 'nextInt leaves out its bound already: with one taken off, the last partition in the list gets nothing.',
    caughtBy: 'uniform',
  },
  {
    task: '2.3',
    name: 'leaders ignored',
    find: 'available.length > 0 ? available : partitions',
    replace: 'available.length > 0 ? partitions : partitions',
    wrong: 'A partition without a leader is drawn like any other, and all records wait there for a whole stay.',
    caughtBy: 'leaders',
  },
  {
    task: '2.3',
    name: 'no way out without leaders',
    find: 'available.length > 0 ? available : partitions',
    replace: 'available',
    wrong: 'When no partition has a leader, send fails with an error in place of waiting for one.',
    caughtBy: 'leaders',
  },
  {
    task: '2.3',
    name: 'place in place of number',
    find: `${draw}!.partition`,
    replace: 'this.#random.nextInt(choices.length)',
    wrong: 'The place among the available partitions is taken for the number: right until a leader is missing.',
    caughtBy: 'leaders',
  },
  {
    task: '2.3',
    name: 'left with its leader',
    find: found,
    replace: `${found}
    if (partitions.some(({ partition, leader }) => partition === stay?.partition && leader === null)) stay = undefined;`,
    wrong: 'A stay ends when its leader is missing for a moment: the batch that was begun is left half full.',
    caughtBy: 'leaders',
  },
];

const keyed = 'if (record.keyBytes !== null) return toPositive(murmur2(record.keyBytes)) % partitions.length;';

const apartMutants: readonly Mutant[] = [
  {
    task: '2.3',
    name: 'all topics end together',
    find: 'this.#stays.delete(topic)',
    replace: 'this.#stays.clear()',
    wrong: 'The end of a stay in one topic ends those of all topics, in the middle of their batches.',
    caughtBy: 'apart',
  },
  {
    task: '2.3',
    name: 'keys end a stay',
    find: keyed,
    replace: `if (record.keyBytes !== null) {
      this.#stays.delete(record.topic);
      return toPositive(murmur2(record.keyBytes)) % partitions.length;
    }`,
    wrong: 'Where records with and without a key alternate, each of those without begins a batch.',
    caughtBy: 'apart',
  },
  {
    task: '2.3',
    name: 'late news counts',
    find: 'if (stay?.partition !== partition) return;',
    replace: 'if (stay === undefined) return;',
    wrong: 'News of a stay that is over counts for the one that has just begun, which ends too early.',
    caughtBy: 'apart',
  },
  {
    task: '2.3',
    name: 'keys ignored',
    find: keyed,
    replace: 'if (partitions.length === 0) return toPositive(murmur2(new Uint8Array(0)));',
    wrong: 'Records with a key go to the current partition too, as with partitioner.ignore.keys: their order is lost.',
    caughtBy: 'keys',
  },
  {
    task: '2.3',
    name: 'key among the available',
    find: keyed,
    replace: keyed.replace('partitions.length', 'partitions.filter(({ leader }) => leader !== null).length'),
    wrong: 'When a leader is missing the remainder changes: keys move while a broker restarts, and move back after.',
    caughtBy: 'keys',
  },
  {
    task: '2.3',
    name: 'batch.size ignored',
    find: 'this.#batchSize = Math.max(1, Number(text));',
    replace: '',
    wrong: 'Stays are of 16384 bytes whatever the batches: with large batches each is sent nearly empty.',
    caughtBy: 'settings',
  },
  {
    task: '2.3',
    name: 'whatever Number reads',
    find: '!/^\\d+$/.test(text)',
    replace: 'Number.isNaN(Number(text))',
    wrong: 'An empty text counts as 0, and 1e3, 0x4000 and -1 are sizes: a mistake in the settings is seen by nobody.',
    caughtBy: 'settings',
  },
  {
    task: '2.3',
    name: 'zero as none',
    find: 'Math.max(1, Number(text))',
    replace: 'Number(text)',
    wrong: 'With a batch.size of 0, news without bytes ends a stay: the producer asks again, for ever.',
    caughtBy: 'settings',
  },
  {
    task: '2.3',
    name: 'another error',
    find: 'new ConfigException(',
    replace: 'new RangeError(',
    wrong: 'Whoever makes the producer catches a ConfigException, and cannot tell this from a fault in the program.',
    caughtBy: 'settings',
  },
];

export const stickyPartitionerMutants: readonly Mutant[] = [...stayMutants, ...drawMutants, ...apartMutants];

/** The checks of task 2.1. */
import type { parts } from '../../../harness/contract/parts.ts';
import { bytesText } from '../../../harness/simulation/value-text.ts';
import { fail } from '../../judge/failure.ts';
import type { Context } from '../check.ts';
import { check, task } from '../check.ts';
import { expectHashes } from './hash-failure.ts';
import type { HashedKey } from './keys.ts';
import { plainKeys, randomKey, readVectors, shuffled } from './keys.ts';
import { placeAsJavaDoes } from './real-keys.ts';
import { murmur2Hints, murmur2Prediction, murmur2Questions } from './murmur2-texts.ts';

type Murmur2 = Context<(typeof parts)['2.1']['contract']>;

const isPlain = (key: Uint8Array): boolean => key.every((byte) => byte < 128);

/** Short keys first, so that a part that cannot be called is seen with one of them; the others in any order. */
async function hashAll({ part, random }: Murmur2, keys: readonly HashedKey[]): Promise<void> {
  const order = shuffled(keys, random).toSorted((a, b) => Number(a.key.length > 12) - Number(b.key.length > 12));
  const got = await Promise.all(order.map(({ key }) => part.murmur2(key)));
  expectHashes(order.map(({ key, murmur2 }, i) => ({ key, wanted: murmur2, got: got[i]! })));
}

/** The same keys twice, the second time in another order. */
async function hashTwice({ part, random }: Murmur2): Promise<void> {
  const keys = Array.from({ length: 40 }, (_, length) => randomKey(random, length, 0, 255).key);
  const first = await Promise.all(keys.map((key) => part.murmur2(key)));
  const order = shuffled([...keys.keys()], random);
  const second = await Promise.all(order.map((i) => part.murmur2(keys[i]!)));
  const again = order.filter((i, place) => second[place] !== first[i]);
  if (again.length === 0) return;
  const i = Math.min(...again);
  fail('The same key hashes to two numbers: something is kept from one call to the next.', [
    {
      show: 'table',
      rows: [
        ['key', bytesText(keys[i]!)],
        ['first', String(first[i])],
        ['then', String(second[order.indexOf(i)])],
      ],
    },
  ]);
}

export const murmur2 = task(
  '2.1',
  { hints: murmur2Hints, questions: murmur2Questions, prediction: murmur2Prediction, promised: ['unit', 'kafka'] },
  [
    check(
      'java',
      { title: "keys hash as in Kafka's Java client", points: 4, kind: 'unit', group: 'hash' },
      (context) => {
        const known = readVectors().filter(({ key }) => isPlain(key));
        const lengths = Array.from({ length: 71 }, (_, length) => randomKey(context.random, length, 0x20, 0x7e));
        return hashAll(context, [...known, ...plainKeys, ...lengths]);
      },
    ),

    check('bytes', { title: 'keys with bytes above 127 hash as in Java', points: 2, kind: 'unit' }, (context) => {
      const known = readVectors().filter(({ key }) => !isPlain(key));
      const lengths = Array.from({ length: 71 }, (_, i) => randomKey(context.random, i + 1, 0x80, 0xff));
      return hashAll(context, [...known, ...lengths]);
    }),

    check(
      'pure',
      {
        title: 'the hash depends on the bytes alone, and the key is not changed',
        points: 2,
        kind: 'unit',
        group: 'hash',
      },
      hashTwice,
    ),

    check(
      'kafka',
      {
        title: "a real Kafka's own producer puts a thousand keys where the hash says",
        points: 2,
        kind: 'kafka',
        needs: ['java-tools'],
      },
      placeAsJavaDoes,
    ),
  ],
);

/**
 * The judge's own murmur2, written apart from the solution, with the mistakes that people make in it: so a wrong hash
 * can be called by the name of what gives it. Without a mistake it is Kafka's; tests hold it against Kafka's vectors.
 */
import { bufferAround } from '../../channel/decode.ts';

export type Mistake =
  | 'signed shift'
  | 'signed shift by 24'
  | 'signed shift by 13'
  | 'signed shift by 15'
  | 'signed shifts at the end'
  | 'tail forgotten'
  | 'tail not multiplied'
  | 'tail always multiplied'
  | 'tail multiplied by byte'
  | 'tail of one byte'
  | 'tail from the end'
  | 'tail as a word'
  | 'seed left out'
  | 'length not mixed in'
  | 'plain multiplication'
  | 'big-endian words'
  | 'word not multiplied'
  | 'last mix left out'
  | 'signed bytes'
  | 'by way of text'
  | 'sign taken away';

export const mistakes: { readonly [M in Mistake]: string } = {
  'signed shift': 'This is what a signed shift (>>) in place of >>> gives.',
  'signed shift by 24': 'This is what a signed shift by 24 (>>) in place of >>> gives.',
  'signed shift by 13': 'This is what a signed shift by 13 (>>) in place of >>> gives.',
  'signed shift by 15': 'This is what a signed shift by 15 (>>) in place of >>> gives.',
  'signed shifts at the end': 'This is what signed shifts by 13 and 15 (>>) in place of >>> give.',
  'tail forgotten': 'This is what comes out when the bytes after the last whole word are left out.',
  'tail not multiplied':
    'This is what comes out when the bytes left over are mixed in without the multiplication after them.',
  'tail always multiplied':
    'This is what comes out when the multiplication after the bytes left over is done even where none is left.',
  'tail multiplied by byte':
    'This is what comes out when there is a multiplication for each of the bytes left over. There is one for all of them.',
  'tail of one byte': 'This is what comes out when of the bytes left over only the last one is mixed in.',
  'tail from the end': 'This is what comes out when the bytes left over are taken in the opposite order.',
  'tail as a word':
    'This is what comes out when the bytes left over are read as one more word, and then mixed in as well. In JavaScript length / 4 need not be a whole number.',
  'seed left out': 'This is what comes out without the seed 0x9747b28c.',
  'length not mixed in': 'This is what comes out when the seed is not combined with the length of the key.',
  'plain multiplication': 'This is what * gives: a product beyond 2^53 loses its low bits. Math.imul keeps them.',
  'big-endian words': 'This is what comes out when a word is read highest byte first.',
  'word not multiplied': 'This is what comes out when the hash so far is not multiplied before a word goes into it.',
  'last mix left out': 'This is what comes out when the last three steps, after the bytes, are left out.',
  'signed bytes': 'This is what comes out when bytes above 127 are read as negative.',
  'by way of text':
    'This is what comes out when the key is made into text and back: bytes that are no UTF-8 are lost on the way.',
  'sign taken away':
    'This is the right hash with its sign taken away. The mask comes later, where a partition is chosen.',
};

const multiplier = 0x5bd1e995;

type Key = { readonly bytes: readonly number[]; readonly mistake: Mistake | undefined };

export function javaMurmur2(data: Uint8Array, mistake?: Mistake): number {
  const bytes = bytesOf(data, mistake);
  const key: Key = { bytes, mistake };
  const start = mistake === 'seed left out' ? 0 : 0x9747b28c | 0;
  let hash = mistake === 'length not mixed in' ? start : start ^ bytes.length;
  hash = withWords(hash, key);
  hash = withTail(hash, key);
  hash = mistake === 'last mix left out' ? hash : lastMix(hash, mistake);
  return mistake === 'sign taken away' ? hash & 0x7fffffff : hash | 0;
}

function bytesOf(data: Uint8Array, mistake: Mistake | undefined): readonly number[] {
  if (mistake === 'signed bytes') return [...new Int8Array(data)];
  if (mistake === 'by way of text') return [...new TextEncoder().encode(new TextDecoder().decode(data))];
  return [...data];
}

function times(a: number, mistake: Mistake | undefined): number {
  return mistake === 'plain multiplication' ? (a * multiplier) | 0 : Math.imul(a, multiplier);
}

function shift(a: number, by: 24 | 13 | 15, mistake: Mistake | undefined): number {
  const isSigned =
    mistake === 'signed shift' ||
    mistake === `signed shift by ${by}` ||
    (mistake === 'signed shifts at the end' && by !== 24);
  return isSigned ? a >> by : a >>> by;
}

function withWords(start: number, { bytes, mistake }: Key): number {
  const count = mistake === 'tail as a word' ? Math.ceil(bytes.length / 4) : bytes.length >> 2;
  let hash = start;
  for (let at = 0; at < count; at++) {
    const four = bytes.slice(at * 4, at * 4 + 4);
    if (mistake === 'big-endian words') four.reverse();
    let word = four.reduce((sum, byte, i) => sum | (byte << (8 * i)), 0);
    word = times(word, mistake);
    word ^= shift(word, 24, mistake);
    word = times(word, mistake);
    hash = (mistake === 'word not multiplied' ? hash : times(hash, mistake)) ^ word;
  }
  return hash;
}

function withTail(start: number, { bytes, mistake }: Key): number {
  const tail = bytes.slice(bytes.length & ~3);
  if (mistake === 'tail forgotten') return start;
  if (mistake === 'tail from the end') tail.reverse();
  let hash = start;
  for (let i = tail.length - 1; i >= 0; i--) {
    hash ^= tail[i]! << (8 * i);
    if (mistake === 'tail of one byte') break;
    if (mistake === 'tail multiplied by byte') hash = times(hash, mistake);
  }
  if (mistake === 'tail multiplied by byte' || mistake === 'tail not multiplied') return hash;
  return tail.length > 0 || mistake === 'tail always multiplied' ? times(hash, mistake) : hash;
}

function lastMix(start: number, mistake: Mistake | undefined): number {
  const hash = times(start ^ shift(start, 13, mistake), mistake);
  return hash ^ shift(hash, 15, mistake);
}

const wholeBuffer =
  'This is the hash of the whole buffer that the key lies in. A Uint8Array can be a part of one: byteOffset and length say which.';

/** The sentence for the mistake that gives every one of the answers, the right ones too; or null. */
export function mistakeBehind(answers: readonly { readonly key: Uint8Array; readonly got: number }[]): string | null {
  for (const [mistake, sentence] of Object.entries(mistakes)) {
    if (answers.every(({ key, got }) => javaMurmur2(key, mistake as Mistake) === got)) return sentence;
  }
  return answers.every(({ key, got }) => javaMurmur2(bufferAround(key)) === got) ? wholeBuffer : null;
}

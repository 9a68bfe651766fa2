/**
 * The judge's own murmur2, written apart from the solution, with the mistakes that people make in it: so a wrong hash
 * can be called by the name of what gives it. Without a mistake it is Kafka's; tests hold it against Kafka's vectors.
 */

export type Mistake =
  | 'signed shift'
  | 'tail forgotten'
  | 'tail not multiplied'
  | 'seed left out'
  | 'length not mixed in'
  | 'plain multiplication'
  | 'big-endian words'
  | 'last mix left out'
  | 'signed bytes'
  | 'bytes from the end'
  | 'sign taken away';

export const mistakes: { readonly [M in Mistake]: string } = {
  'signed shift': 'This is what a signed shift (>>) in place of >>> gives.',
  'tail forgotten': 'This is what comes out when the bytes after the last whole word are left out.',
  'tail not multiplied':
    'This is what comes out when the bytes left over are mixed in without the multiplication after them.',
  'seed left out': 'This is what comes out without the seed 0x9747b28c.',
  'length not mixed in': 'This is what comes out when the seed is not combined with the length of the key.',
  'plain multiplication': 'This is what * gives: a product beyond 2^53 loses its low bits. Math.imul keeps them.',
  'big-endian words': 'This is what comes out when a word is read highest byte first.',
  'last mix left out': 'This is what comes out when the last three steps, after the bytes, are left out.',
  'signed bytes': 'This is what comes out when bytes above 127 are read as negative.',
  'bytes from the end': 'This is what comes out when the bytes left over are taken in the opposite order.',
  'sign taken away':
    'This is the right hash with its sign taken away. The mask comes later, where a partition is chosen.',
};

const multiplier = 0x5bd1e995;

export function javaMurmur2(key: Uint8Array, mistake?: Mistake): number {
  const byteAt = (i: number): number => (mistake === 'signed bytes' ? (key[i]! << 24) >> 24 : key[i]!);
  const times = (a: number): number =>
    mistake === 'plain multiplication' ? (a * multiplier) | 0 : Math.imul(a, multiplier);
  const shift = (a: number, by: number): number => (mistake === 'signed shift' ? a >> by : a >>> by);
  const start = mistake === 'seed left out' ? 0 : 0x9747b28c | 0;
  let hash = mistake === 'length not mixed in' ? start : start ^ key.length;
  const words = key.length >> 2;
  for (let word = 0; word < words; word++) {
    const bytes = [0, 1, 2, 3].map((i) => byteAt(word * 4 + i));
    if (mistake === 'big-endian words') bytes.reverse();
    let mixed = bytes.reduce((sum, byte, i) => (sum + (byte << (8 * i))) | 0, 0);
    mixed = times(mixed);
    mixed ^= shift(mixed, 24);
    hash = times(hash) ^ times(mixed);
  }
  if (mistake !== 'tail forgotten') hash = withTail(hash, key.length & 3, words * 4, byteAt, times, mistake);
  if (mistake !== 'last mix left out') {
    hash ^= shift(hash, 13);
    hash = times(hash);
    hash ^= shift(hash, 15);
  }
  return mistake === 'sign taken away' ? hash & 0x7fffffff : hash | 0;
}

function withTail(
  start: number,
  left: number,
  from: number,
  byteAt: (i: number) => number,
  times: (a: number) => number,
  mistake: Mistake | undefined,
): number {
  let hash = start;
  for (let i = left - 1; i >= 0; i--) {
    const place = mistake === 'bytes from the end' ? left - 1 - i : i;
    hash ^= byteAt(from + i) << (8 * place);
  }
  return left > 0 && mistake !== 'tail not multiplied' ? times(hash) : hash;
}

/** The sentence for the mistake that explains every wrong hash, or null. */
export function mistakeBehind(wrong: readonly { readonly key: Uint8Array; readonly got: number }[]): string | null {
  for (const [mistake, sentence] of Object.entries(mistakes)) {
    if (wrong.every(({ key, got }) => javaMurmur2(key, mistake as Mistake) === got)) return sentence;
  }
  return null;
}

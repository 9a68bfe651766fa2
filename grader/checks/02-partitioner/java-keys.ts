/** Keys that Java's console producer can be given as text: empty, long, CJK, emoji, and everyday ones from a seed. */
import type { SeededRandom } from '../../../harness/simulation/random.ts';

const alphabets = [
  'abcdefghijklmnopqrstuvwxyz0123456789-_',
  '订单客户支付账号东西南北',
  'ключзаказ',
  '🙂🚀📦🧾🪙',
  'äöüßéñ',
];

/** `count` different keys, the first of them empty, each at most 70 bytes as UTF-8. */
export function textKeys(random: SeededRandom, count: number): readonly string[] {
  const keys = new Set<string>(['', 'a', 'order-4711', '订单', '🙂', 'x'.repeat(70)]);
  while (keys.size < count) {
    const letters = [...alphabets[random.nextInt(alphabets.length)]!];
    const length = 1 + random.nextInt(24);
    let key = '';
    while ([...key].length < length) key += letters[random.nextInt(letters.length)]!;
    if (Buffer.byteLength(key) <= 70) keys.add(key);
  }
  return [...keys];
}

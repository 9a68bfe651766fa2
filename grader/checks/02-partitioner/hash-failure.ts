/** The failure of a wrong hash: a key with its bytes, expected and got, which keys are right, and the known mistake. */
import { isUtf8 } from 'node:buffer';
import type { Block } from '../../judge/failure.ts';
import { fail } from '../../judge/failure.ts';
import { keyText } from './keys.ts';
import { mistakeBehind } from './murmur2-variants.ts';
import type { Kinds } from './right-and-wrong.ts';
import { rightAndWrong } from './right-and-wrong.ts';

export type Answer = { readonly key: Uint8Array; readonly wanted: number; readonly got: number };

/** Fails unless every answer is the wanted one. */
export function expectHashes(answers: readonly Answer[]): void {
  const wrong = answers.filter(isWrong);
  if (wrong.length === 0) return;
  const shown = mostTelling(wrong);
  const blocks = [...answerBlocks(shown, markedBytes(shown, answers)), ...rightAndWrong(answers, isWrong, sortings)];
  const mistake = mistakeBehind(answers);
  if (mistake !== null) blocks.push({ show: 'text', text: mistake });
  const many = wrong.length === answers.length ? `All ${answers.length}` : `${wrong.length} of ${answers.length}`;
  fail(`${many} keys hash to another number than in Kafka.`, blocks);
}

const isWrong = (answer: Answer): boolean => answer.got !== answer.wanted;

const sortings: readonly Kinds<Answer>[] = [
  [
    ['the empty key', ({ key }) => key.length === 0],
    ['keys of 4, 8, 12 … bytes', ({ key }) => key.length > 0 && key.length % 4 === 0],
    ['keys with 1 byte left over', ({ key }) => key.length % 4 === 1],
    ['keys with 2 bytes left over', ({ key }) => key.length % 4 === 2],
    ['keys with 3 bytes left over', ({ key }) => key.length % 4 === 3],
  ],
  [
    ['the empty key', ({ key }) => key.length === 0],
    ['keys shorter than 4 bytes', ({ key }) => key.length > 0 && key.length < 4],
    ['keys of 4 bytes and more', ({ key }) => key.length >= 4],
  ],
  [
    ['keys that are UTF-8 text', ({ key }) => isUtf8(key)],
    ['keys that are no UTF-8 text', ({ key }) => !isUtf8(key)],
  ],
];

/** The key, what was expected and what came. A short key stands on one line with its bytes. */
function answerBlocks({ key, wanted, got }: Answer, marked: readonly number[]): Block[] {
  const rows = [hashRow('expected', wanted), hashRow('got', got)];
  if (key.length > bytesOnLine) {
    return [
      { show: 'bytes', label: `key   ${keyText(key)}`, data: key, marked },
      { show: 'table', rows },
    ];
  }
  const bytes = Array.from(key, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const head = key.length === 0 ? [['key', '(no bytes)', '']] : [['key', keyText(key), bytes]];
  if (marked.length > 0) head.push(['', '', `${'   '.repeat(marked[0]!)}${'^'.repeat(marked.length * 3 - 1)}`]);
  return [{ show: 'table', rows: [...head, ...rows] }];
}

const bytesOnLine = 12;

function hashRow(label: string, hash: number): readonly string[] {
  return [label, String(hash).padStart(11), `0x${(hash >>> 0).toString(16).padStart(8, '0')}`];
}

/** The shortest key, of those one that is easily read. */
function mostTelling(wrong: readonly Answer[]): Answer {
  const cost = ({ key }: Answer): number => {
    const text = keyText(key);
    return key.length + (/^"[a-z0-9-]*"$/.test(text) ? 0 : text.startsWith('"') ? 12.5 : 1000);
  };
  return wrong.reduce((best, one) => (cost(one) < cost(best) ? one : best));
}

/** The bytes left over after the last whole word, when only keys with such bytes are wrong. */
function markedBytes(shown: Answer, answers: readonly Answer[]): readonly number[] {
  const wholeAreRight = answers.every((one) => one.key.length % 4 !== 0 || !isWrong(one));
  const left = shown.key.length % 4;
  if (!wholeAreRight || left === 0) return [];
  return Array.from({ length: left }, (_, i) => shown.key.length - left + i);
}

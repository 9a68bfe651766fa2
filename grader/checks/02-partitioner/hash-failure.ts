/** The failure of a wrong hash: one key with its bytes, expected and got, which keys are right, and the known mistake. */
import type { Block } from '../../judge/failure.ts';
import { fail } from '../../judge/failure.ts';
import { keyText } from './keys.ts';
import { mistakeBehind } from './murmur2-variants.ts';

export type Answer = { readonly key: Uint8Array; readonly wanted: number; readonly got: number };

/** Fails unless every answer is the wanted one. */
export function expectHashes(answers: readonly Answer[]): void {
  const wrong = answers.filter((answer) => answer.got !== answer.wanted);
  if (wrong.length === 0) return;
  const shown = mostTelling(wrong);
  const blocks: Block[] = [
    { show: 'bytes', label: `key ${keyText(shown.key)}`, data: shown.key, marked: markedBytes(shown, answers) },
    { show: 'table', rows: [hashRow('expected', shown.wanted), hashRow('got', shown.got)] },
    { show: 'text', text: patternOf(answers, wrong) },
  ];
  const mistake = mistakeBehind(wrong);
  if (mistake !== null) blocks.push({ show: 'text', text: mistake });
  fail(`${wrong.length} of ${answers.length} keys hash to another number than in Kafka.`, blocks);
}

function hashRow(label: string, hash: number): readonly string[] {
  return [label, String(hash).padStart(11), `0x${(hash >>> 0).toString(16).padStart(8, '0')}`];
}

/** A short key that is text, where there is one. */
function mostTelling(wrong: readonly Answer[]): Answer {
  const cost = (answer: Answer): number => (keyText(answer.key).startsWith('"') ? 0 : 1000) + answer.key.length;
  return wrong.reduce((best, one) => (cost(one) < cost(best) ? one : best));
}

/** The bytes left over after the last whole word, when only keys with such bytes are wrong. */
function markedBytes(shown: Answer, answers: readonly Answer[]): readonly number[] {
  const wholeAreRight = answers.every((one) => one.key.length % 4 !== 0 || one.got === one.wanted);
  const left = shown.key.length % 4;
  if (!wholeAreRight || left === 0) return [];
  return Array.from({ length: left }, (_, i) => shown.key.length - left + i);
}

/** Which keys are right, before which are wrong. */
function patternOf(answers: readonly Answer[], wrong: readonly Answer[]): string {
  if (wrong.length === answers.length) return 'None of the keys is right.';
  const groups: readonly (readonly [string, (key: Uint8Array) => boolean])[] = [
    ['the empty key', (key) => key.length === 0],
    ['keys whose length is a multiple of 4', (key) => key.length > 0 && key.length % 4 === 0],
    ['keys with one byte left over', (key) => key.length % 4 === 1],
    ['keys with two bytes left over', (key) => key.length % 4 === 2],
    ['keys with three bytes left over', (key) => key.length % 4 === 3],
  ];
  const lines = groups.flatMap(([name, belongs]) => {
    const all = answers.filter((one) => belongs(one.key));
    const right = all.filter((one) => one.got === one.wanted).length;
    return all.length === 0
      ? []
      : [`${String(right).padStart(4)} of ${String(all.length).padStart(3)} right   ${name}`];
  });
  return lines.join('\n');
}

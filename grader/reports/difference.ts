/** How one text differs from another, word by word: what only the first has, what only the second has. */
import { diffWordsWithSpace } from 'diff';
import type { Style } from './style.ts';

const around = 3;

/** Below this share of what is in both, a comparison says less than the second text alone. */
const alike = 0.5;

/**
 * The lines of `second` with what `first` has instead; long equal stretches are cut. Empty when they are equal;
 * `second` alone when they have little in common.
 */
export function differenceText(first: string, second: string, style: Style, isPlain: boolean): string {
  if (first === second) return '';
  const removed = (text: string): string => perLine(text, (line) => (isPlain ? `[-${line}-]` : style.bad(line)));
  const added = (text: string): string => perLine(text, (line) => (isPlain ? `{+${line}+}` : style.good(line)));
  const marked = new Set<number>();
  let text = '';
  const parts = diffWordsWithSpace(first, second);
  const kept = parts.reduce((sum, part) => sum + (part.removed || part.added ? 0 : part.value.length), 0);
  if (kept < second.length * alike) return second.trimEnd();
  for (const part of parts) {
    const from = text.split('\n').length - 1;
    text += part.removed ? removed(part.value) : part.added ? added(part.value) : part.value;
    const to = text.split('\n').length - 1;
    if (part.removed || part.added) for (let line = from; line <= to; line++) marked.add(line);
  }
  return cut(text.split('\n'), marked).join('\n');
}

/** A mark goes round what is in a line, so that a terminal's lines stay whole. */
function perLine(text: string, mark: (line: string) => string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : mark(line)))
    .join('\n');
}

function cut(lines: readonly string[], marked: ReadonlySet<number>): readonly string[] {
  const isNear = (at: number): boolean => {
    for (let line = at - around; line <= at + around; line++) if (marked.has(line)) return true;
    return false;
  };
  const shown: string[] = [];
  lines.forEach((line, at) => {
    if (isNear(at)) shown.push(line);
    else if (shown.at(-1) !== '  ⋯') shown.push('  ⋯');
  });
  return shown;
}

/**
 * Makes text fit a terminal: lines that are too long go on below, indented alike, and the height shows a part of all.
 */
import { stripVTControlCharacters } from 'node:util';
import { columnsOf } from '../lesson/styled-text.ts';

/** Every line at most `columns` wide. Lines with colours are measured without them, and not torn apart. */
export function fitWidth(lines: readonly string[], columns: number): readonly string[] {
  return lines.flatMap((line) => {
    const plain = stripVTControlCharacters(line);
    if (columnsOf(plain) <= columns) return [line];
    return plain === line ? folded(line, columns) : folded(plain, columns);
  });
}

function folded(line: string, columns: number): readonly string[] {
  const indent = ' '.repeat(Math.min(/^ */.exec(line)![0].length, Math.max(0, columns - 10)));
  const result: string[] = [];
  let rest = line.trimStart();
  const room = columns - indent.length;
  while (columnsOf(rest) > room) {
    const at = cutAt(rest, room);
    result.push(`${indent}${rest.slice(0, at).trimEnd()}`);
    rest = rest.slice(at).trimStart();
  }
  return [...result, `${indent}${rest}`];
}

/**
 * Where to cut a text so that its beginning fits: at the last space that is not too early, else in the middle of a
 * word.
 */
function cutAt(text: string, room: number): number {
  let columns = 0;
  let at = 0;
  for (const character of text) {
    columns += columnsOf(character);
    if (columns > room) break;
    at += character.length;
  }
  const space = text.lastIndexOf(' ', at);
  return space > at / 2 ? space : Math.max(1, at);
}

export type Shown = { readonly lines: readonly string[]; readonly scroll: number; readonly more: boolean };

/** The lines from `scroll` on that fit in `rows`; `scroll` is cut so that the last page is full. */
export function fitHeight(lines: readonly string[], rows: number, scroll: number): Shown {
  const last = Math.max(0, lines.length - rows);
  const from = Math.min(scroll, last);
  return { lines: lines.slice(from, from + rows), scroll: from, more: from < last };
}

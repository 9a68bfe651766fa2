/** Text in pieces of a style each, and its wrapping: columns are counted before colours are put on. */
import type { Style } from '../reports/style.ts';

export type Look = 'plain' | 'bold' | 'dim' | 'code';
export type Piece = { readonly text: string; readonly look: Look };

const paint = (piece: Piece, style: Style): string => {
  if (piece.look === 'bold') return style.bold(piece.text);
  if (piece.look === 'dim') return style.dim(piece.text);
  return piece.look === 'code' ? style.good(piece.text) : piece.text;
};

/** How many columns a text takes on a terminal: East Asian wide characters and emoji take two, marks take none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    columns +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(
        segment,
      )
        ? 2
        : 1;
  }
  return columns;
}

/** Lines of at most `width` columns; a word that is longer stands alone. A line feed in a piece ends a line. */
export function wrapped(pieces: readonly Piece[], width: number, style: Style): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  const end = (): void => {
    lines.push(line.trimEnd());
    line = '';
    columns = 0;
  };
  for (const word of wordsOf(pieces)) {
    const length = word.reduce((sum, piece) => sum + columnsOf(piece.text), 0);
    if (word[0]?.text === '\n') {
      end();
      continue;
    }
    const isSpace = word.length === 1 && word[0]?.text === ' ';
    if (columns + length > width && columns > 0) end();
    if (isSpace && columns === 0) continue;
    line += word.map((piece) => paint(piece, style)).join('');
    columns += length;
  }
  if (line.trimEnd() !== '') end();
  return lines;
}

/** What may not be torn apart: pieces without a space between them, single spaces, and line feeds. */
function wordsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const words: Piece[][] = [];
  let word: Piece[] = [];
  const end = (): void => {
    if (word.length > 0) words.push(word);
    word = [];
  };
  for (const piece of pieces) {
    for (const text of piece.text.split(/( |\n)/)) {
      if (text === '') continue;
      if (text !== ' ' && text !== '\n') {
        word.push({ text, look: piece.look });
        continue;
      }
      end();
      words.push([{ text, look: 'plain' }]);
    }
  }
  end();
  return words;
}

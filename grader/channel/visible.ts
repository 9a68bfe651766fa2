/**
 * Makes text of a submission safe to show: control characters, escape sequences and characters that turn the direction
 * of writing or cannot be seen are shown as escapes, and what is too long is cut in the middle.
 */

/**
 * All but the line feed: controls, format characters (bidi, zero width, tags), separators of lines and paragraphs,
 * fillers.
 */
const unsafe = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;

/** `text` on one or more lines, with everything but line feeds and printable characters escaped. */
export function visibleLines(text: string, limit: number): string {
  const shown = text.toWellFormed().replaceAll('\r\n', '\n').replace(unsafe, escapeOne);
  return shown.length <= limit ? shown : cut(shown, limit);
}

/** The same on one line: a line feed becomes `\n`. */
export function visible(text: string, limit: number): string {
  return visibleLines(text, limit).replaceAll('\n', '\\n');
}

function escapeOne(character: string): string {
  const code = character.codePointAt(0)!;
  if (character === '\t') return '\\t';
  if (character === '\r') return '\\r';
  const hex = code.toString(16);
  if (code > 0xffff) return `\\u{${hex}}`;
  return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

/** Keeps the beginning and the end. Half a character at a cut becomes U+FFFD. */
function cut(text: string, limit: number): string {
  const head = Math.ceil(limit * 0.7);
  const tail = Math.max(0, limit - head);
  const end = tail > 0 ? text.slice(-tail) : '';
  return `${text.slice(0, head)} … ${text.length - limit} characters … ${end}`.toWellFormed();
}

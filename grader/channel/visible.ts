/**
 * Makes text of a submission safe to show: control characters, escape sequences and characters that turn the direction
 * of writing are shown as escapes, and what is too long is cut in the middle.
 */
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

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
  const code = character.charCodeAt(0);
  if (character === '\t') return '\\t';
  if (character === '\r') return '\\r';
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

function cut(text: string, limit: number): string {
  const head = Math.ceil(limit * 0.7);
  const tail = Math.max(0, limit - head);
  return `${text.slice(0, head)} … ${text.length - limit} characters … ${tail > 0 ? text.slice(-tail) : ''}`;
}

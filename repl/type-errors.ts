/** A type error in two lines: marks below what was typed, and what the compiler says of it. */
import type { TSError } from 'ts-node';
import type { Diagnostic } from 'typescript';

type Chain = Exclude<Diagnostic['messageText'], string>;

const promptWidth = 2;
const most = 240;

/** `typed` is the text as it was typed; `text` the whole of what the compiler was given. */
export function typeErrorText(error: TSError, typed: string, text: string): string {
  const diagnostic = (error.diagnostics as readonly Diagnostic[])[0];
  if (diagnostic === undefined) return error.diagnosticText.trim();
  const says = `${messageText(diagnostic.messageText)} (TS${diagnostic.code})`;
  const { start = 0, length = 1 } = diagnostic;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from).split('\n', 1)[0]!;
  // An object in braces was put in parentheses before it was compiled.
  const shift = line === `(${typed.trim()})` ? 1 : 0;
  const column = Math.max(start - from - shift, 0);
  const marks = ' '.repeat(promptWidth + column) + '~'.repeat(Math.max(1, Math.min(length, line.length - column)));
  const isOneLine = !typed.trim().includes('\n');
  return isOneLine ? `${marks}\n${says}` : `  ${line}\n${marks}\n${says}`;
}

/** The message, with the innermost of a chain of them, which names what differs, or that one alone for want of room. */
function messageText(message: string | Chain): string {
  const all: string[] = [];
  for (let one: string | Chain | undefined = message; one !== undefined;) {
    all.push(typeof one === 'string' ? one : one.messageText);
    one = typeof one === 'string' ? undefined : one.next?.[0];
  }
  const last = all.at(-1)!;
  const both = all.length === 1 ? last : `${all[0]} ${last}`;
  return shortened(plain(both).length <= most ? plain(both) : plain(last));
}

/** Whose buffer it is that bytes lie in matters to nobody here. */
const plain = (text: string): string => text.replaceAll('<ArrayBufferLike>', '');

/** Types are spelled out in the middle; what is wrong with them stands at the ends. */
function shortened(text: string): string {
  return text.length <= most ? text : `${text.slice(0, most * 0.6)} … ${text.slice(-most * 0.4)}`;
}

/**
 * What the text of a part tells before it runs: that it is no TypeScript that Node can run, and whether it is finished.
 * A part counts as unfinished as long as it calls `todo` anywhere, in code and not in a comment or a text.
 */
import { stripTypeScriptTypes } from 'node:module';
import type { Token } from 'acorn';
import { parse } from 'acorn';

/** What is wrong with a text, and where; lines and columns count from 1, and are 0 where they are not known. */
export type SyntaxProblem = { readonly says: string; readonly line: number; readonly column: number };

/** The line of the first call of `todo`, or null where there is none. */
export function todoLine(source: string): number | SyntaxProblem | null {
  let javascript: string;
  try {
    javascript = stripTypeScriptTypes(source);
  } catch (error) {
    return stripProblem(error as Error);
  }
  try {
    return callLine(javascript);
  } catch (error) {
    const { message, loc } = error as SyntaxError & { loc?: { line: number; column: number } };
    return { says: message.replace(/ \(\d+:\d+\)$/, ''), line: loc?.line ?? 0, column: (loc?.column ?? -1) + 1 };
  }
}

/** Node puts the line into the first line of the stack, then lines of the source with marks below the place. */
function stripProblem(error: Error): SyntaxProblem {
  const [first = '', ...lines] = (error.stack ?? '').split('\n', 6);
  const marks = lines.find((line) => /^ *\^+$/.test(line)) ?? '';
  const says = error.message.replace(/\. Expected .*/s, '');
  return { says, line: Number(/:(\d+)$/.exec(first)?.[1] ?? 0), column: marks.indexOf('^') + 1 };
}

/** Types were replaced by blanks, so a line here is the same line in the file. */
function callLine(javascript: string): number | null {
  const tokens: Token[] = [];
  parse(javascript, { ecmaVersion: 'latest', sourceType: 'module', locations: true, onToken: tokens });
  const textOf = (token: Token | undefined) => (token === undefined ? '' : javascript.slice(token.start, token.end));
  const isCall = (token: Token, at: number) =>
    token.type.label === 'name' &&
    textOf(token) === 'todo' &&
    textOf(tokens[at + 1]) === '(' &&
    !['.', '?.'].includes(textOf(tokens[at - 1]));
  return tokens.find(isCall)?.loc?.start.line ?? null;
}

/**
 * What the text of a part tells before it runs: that it is no TypeScript that Node can run, and whether it is finished.
 * A part counts as unfinished as long as it calls `todo` anywhere, in code and not in a comment or a text.
 */
import { stripTypeScriptTypes } from 'node:module';
import type { Token } from 'acorn';
import { tokenizer } from 'acorn';

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

/** Node puts the line at the end of the stack's first line, and carets below the place in its third. */
function stripProblem(error: Error): SyntaxProblem {
  const [first = '', , carets = ''] = (error.stack ?? '').split('\n', 3);
  return { says: error.message, line: Number(/:(\d+)$/.exec(first)?.[1] ?? 0), column: carets.indexOf('^') + 1 };
}

/** Types were replaced by blanks, so a line here is the same line in the file. */
function callLine(javascript: string): number | null {
  let before = '';
  let name: Token | null = null;
  for (const token of tokenizer(javascript, { ecmaVersion: 'latest', sourceType: 'module', locations: true })) {
    if (name !== null && token.type.label === '(') return name.loc?.start.line ?? 0;
    const isName = token.type.label === 'name' && javascript.slice(token.start, token.end) === 'todo';
    name = isName && before !== '.' && before !== '?.' ? token : null;
    before = token.type.label;
  }
  return null;
}

/**
 * The names at the prompt, as declarations for the compiler. The parts have the types of the reference, which keep
 * their contracts: so a signature shows its parameters' names and its comment, and an error is one line long.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameOf, partIds, parts, pathOf } from '../harness/contract/parts.ts';
import * as helpers from './prompt-values.ts';

/** Where the declarations seem to lie; nothing is written there. */
export const namesFile = join(fileURLToPath(new URL('./', import.meta.url)), 'declared-names.ts');

/** The names that a task's part exports. */
export const exportsOf = (id: keyof typeof parts): readonly string[] => Object.keys(parts[id].contract.exports);

/** The first lines that the prompt is given: they bring the declarations in. */
export const firstLines = `import type {} from './repl/declared-names.ts';
import type * as $helpers from './repl/prompt-values.ts';
`;

export function declarations(): string {
  const published = partIds.filter((id) => parts[id].published);
  const modules = partIds.map((id) => `    '${id}': typeof import('../solutions/${pathOf(id)}');`);
  const ids = published.flatMap((id) => exportsOf(id).map((name) => ({ id, name })));
  const values = ids.map(({ id, name }) => `  /** Task ${id}. */\n  var ${name}: Parts['${id}']['${name}'];`);
  const classes = ids.filter(({ id, name }) => exportKind(id, name) === 'class');
  const types = classes.map(({ id, name }) => `  type ${name} = InstanceType<Parts['${id}']['${name}']>;`);
  const given = Object.keys(helpers).map((name) => `  var ${name}: typeof import('./prompt-values.ts').${name};`);
  return `import type { PartState } from './part-modules.ts';
declare global {
  interface Parts {
${modules.join('\n')}
  }
${values.join('\n')}
${types.join('\n')}
${given.join('\n')}
  /** A task's part as its file is now: load('2.1'). The second word asks for the workbook's own, or the reference's. */
  function load<Id extends keyof Parts>(id: Id, owner?: 'workbook' | 'reference'): Parts[Id];
  /** All tasks, and whose part is used for each. */
  var parts: readonly PartState[];
  /** The last value, and the last error. */
  var _: any;
  var _error: any;
}
`;
}

function exportKind(id: keyof typeof parts, name: string): string {
  const exports: { readonly [name: string]: { readonly kind: string } } = parts[id].contract.exports;
  return exports[name]!.kind;
}

/** An expression for the compiler that leads to a name's own declaration, with its comment. */
export function declaredAs(text: string): string {
  const [first = '', ...rest] = text.split('.');
  const id = partIds.find((one) => parts[one].published && exportsOf(one).includes(first));
  if (id !== undefined) return [`load('${id}')`, first, ...rest].join('.');
  return Object.hasOwn(helpers, first) ? `$helpers.${text}` : text;
}

/** A task in a list: `2.1 murmur2`. */
export const taskText = (id: keyof typeof parts): string => `${id} ${nameOf(id)}`;

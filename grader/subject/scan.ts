/**
 * The scan of a module before it runs: what it imports, and that loading it has no effect and leaves nothing that can
 * change. It is there for the clear sentence; what keeps the grade safe is that the judge trusts no answer.
 */
import type { Expression, Identifier, Literal, ModuleDeclaration, Node, Pattern, Program, Statement } from 'acorn';
import { parse } from 'acorn';

/** Why a module is refused, with the name that the sentence needs and the place. Columns count from 1. */
export class RefusedError extends Error {
  readonly why: Refusal;
  readonly what: string;
  readonly line: number;
  readonly column: number;

  constructor(why: Refusal, what: string, node: Node) {
    super(`${why} ${what}`);
    this.why = why;
    this.what = what;
    this.line = node.loc?.start.line ?? 0;
    this.column = (node.loc?.start.column ?? -1) + 1;
  }
}

export type Refusal =
  'import' | 'dynamic-import' | 'import-meta' | 'then' | 'let' | 'static' | 'statement' | 'await' | 'reassign';

/** Parses a module (types already taken out) and refuses what a part may not do. `mayImport` judges a specifier. */
export function scan(javascript: string, mayImport: (specifier: string) => boolean): void {
  const program = parse(javascript, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  const fixed = new Set<string>();
  for (const node of program.body) scanTopLevel(node, mayImport, fixed);
  scanInside(program, fixed);
}

type TopLevel = Program['body'][number];

function scanTopLevel(node: TopLevel, mayImport: (specifier: string) => boolean, fixed: Set<string>): void {
  switch (node.type) {
    case 'ImportDeclaration':
      if (!mayImport(`${node.source.value as string}`)) throw new RefusedError('import', `${node.source.value}`, node);
      return;
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      scanExport(node, mayImport, fixed);
      return;
    default:
      scanDeclaration(node as Statement, fixed);
  }
}

function scanExport(node: ModuleDeclaration, mayImport: (specifier: string) => boolean, fixed: Set<string>): void {
  if (node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source)) {
    const from = `${(node as { source: { value?: unknown } }).source.value as string}`;
    if (!mayImport(from)) throw new RefusedError('import', from, node);
  }
  if (node.type === 'ExportNamedDeclaration' && node.declaration) scanDeclaration(node.declaration, fixed);
  if (exportedNames(node).includes('then')) throw new RefusedError('then', 'then', node);
}

function exportedNames(node: ModuleDeclaration): readonly string[] {
  if (node.type === 'ExportAllDeclaration') return node.exported ? [nameOf(node.exported)] : [];
  if (node.type !== 'ExportNamedDeclaration') return [];
  const declared =
    node.declaration?.type === 'VariableDeclaration'
      ? node.declaration.declarations.flatMap((one) => namesIn(one.id))
      : [node.declaration?.id?.name ?? ''];
  return [...declared, ...node.specifiers.map((one) => nameOf(one.exported))];
}

const nameOf = (name: Identifier | Literal): string =>
  name.type === 'Identifier' ? name.name : `${name.value as string}`;

/**
 * At top level stand constants, functions and classes. Names of functions and classes, which could be set, are kept.
 */
function scanDeclaration(node: Statement, fixed: Set<string>): void {
  switch (node.type) {
    case 'EmptyStatement':
      return;
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      if (node.id) fixed.add(node.id.name);
      return;
    case 'VariableDeclaration':
      if (node.kind === 'const') return;
      // `using` and `await using` have an effect at the end of the module.
      if (node.kind !== 'let' && node.kind !== 'var') throw new RefusedError('statement', '', node);
      throw new RefusedError('let', namesIn(node.declarations[0]?.id)[0] ?? '', node);
    case 'ExpressionStatement':
      if (node.directive !== undefined) return;
      throw new RefusedError('statement', '', node);
    default:
      throw new RefusedError('statement', '', node);
  }
}

/** The names that a pattern declares or sets, in order. */
function namesIn(pattern: Pattern | null | undefined): readonly string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn);
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.type === 'Property' ? one.value : one.argument));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

/** Walks the whole tree, without recursion, for what is refused anywhere. */
function scanInside(program: Program, fixed: ReadonlySet<string>): void {
  refuseAwait(program);
  const pending: unknown[] = [...program.body];
  const shadowing = new Set<string>();
  const assigned: { readonly name: string; readonly node: Node }[] = [];
  const isTopLevel = new Set<unknown>(
    program.body.flatMap((one) => [one, 'declaration' in one ? one.declaration : null]),
  );
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (Array.isArray(node)) {
      for (const item of node) pending.push(item);
      continue;
    }
    const typed = node as Node;
    if (typeof typed.type !== 'string') continue;
    refuseAnywhere(typed);
    for (const name of declaredBy(typed, isTopLevel.has(typed))) shadowing.add(name);
    for (const name of assignedBy(typed)) if (fixed.has(name)) assigned.push({ name, node: typed });
    for (const value of Object.values(typed)) if (typeof value === 'object') pending.push(value);
  }
  const found = assigned.filter((one) => !shadowing.has(one.name)).sort((a, b) => a.node.start - b.node.start)[0];
  if (found !== undefined) throw new RefusedError('reassign', found.name, found.node);
}

/** Outside of functions, waiting for anything would make others wait for this module. */
function refuseAwait(program: Program): void {
  const pending: unknown[] = [program];
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { type, await: awaits } = node as { readonly type?: unknown; readonly await?: unknown };
    if (typeof type === 'string' && /Function/.test(type)) continue;
    if (type === 'AwaitExpression' || awaits === true) throw new RefusedError('await', '', node as Node);
    for (const value of Object.values(node)) pending.push(value);
  }
}

function refuseAnywhere(node: Node): void {
  if (node.type === 'ImportExpression') throw new RefusedError('dynamic-import', '', node);
  if (node.type === 'MetaProperty' && (node as Expression & { type: 'MetaProperty' }).meta.name === 'import') {
    throw new RefusedError('import-meta', '', node);
  }
  const isStaticField = node.type === 'PropertyDefinition' && (node as Node & { static: boolean }).static;
  if (isStaticField || node.type === 'StaticBlock') throw new RefusedError('static', '', node);
}

type MayDeclare = {
  readonly id?: Pattern | null;
  readonly params?: readonly Pattern[];
  readonly param?: Pattern | null;
};

/** The names that a node declares: below the top level they shadow those of the top level. */
function declaredBy(node: Node, isTopLevel: boolean): readonly string[] {
  const { id, params = [], param } = node as Node & MayDeclare;
  const own = isTopLevel || node.type === 'FunctionExpression' || node.type === 'ClassExpression' ? [] : namesIn(id);
  return [...own, ...params.flatMap(namesIn), ...namesIn(param)];
}

/** The names that a node sets: by an assignment, `++`, or as the variable of a loop. */
function assignedBy(node: Node): readonly string[] {
  const { left, argument } = node as Node & { readonly left?: Pattern; readonly argument?: Pattern };
  switch (node.type) {
    case 'AssignmentExpression':
    case 'ForOfStatement':
    case 'ForInStatement':
      return namesIn(left);
    case 'UpdateExpression':
      return namesIn(argument);
    default:
      return [];
  }
}

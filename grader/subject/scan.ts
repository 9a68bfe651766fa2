/**
 * The scan of a module before it runs: what it imports, and that loading it has no effect and leaves nothing that can
 * change. It is there for the clear sentence; what keeps the grade safe is that the judge trusts no answer.
 */
import type { Expression, ModuleDeclaration, Node, Pattern, Program, Statement } from 'acorn';
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
  'import' | 'dynamic-import' | 'import-meta' | 'then' | 'let' | 'static' | 'statement' | 'reassign';

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
  if (node.type === 'ExportNamedDeclaration') {
    for (const one of node.specifiers) {
      const name = one.exported.type === 'Identifier' ? one.exported.name : `${one.exported.value as string}`;
      if (name === 'then') throw new RefusedError('then', name, one);
    }
    if (node.declaration) {
      const before = new Set(fixed);
      scanDeclaration(node.declaration, fixed);
      if (fixed.has('then') && !before.has('then')) throw new RefusedError('then', 'then', node);
      if (declaresConstant(node.declaration, 'then')) throw new RefusedError('then', 'then', node);
    }
  }
  if (node.type === 'ExportAllDeclaration' && node.exported?.type === 'Identifier' && node.exported.name === 'then') {
    throw new RefusedError('then', 'then', node);
  }
}

function declaresConstant(node: Statement | { type: string }, name: string): boolean {
  if (node.type !== 'VariableDeclaration') return false;
  const declared = node as Statement & { type: 'VariableDeclaration' };
  return declared.declarations.some((one) => one.id.type === 'Identifier' && one.id.name === name);
}

/** At top level stand constants, functions and classes. Names of functions and classes, which could be set, are kept. */
function scanDeclaration(node: Statement, fixed: Set<string>): void {
  switch (node.type) {
    case 'EmptyStatement':
      return;
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      if (node.id) fixed.add(node.id.name);
      return;
    case 'VariableDeclaration':
      if (node.kind !== 'const') throw new RefusedError('let', nameOfPattern(node.declarations[0]?.id), node);
      return;
    case 'ExpressionStatement':
      if (node.directive !== undefined) return;
      throw new RefusedError('statement', '', node);
    default:
      throw new RefusedError('statement', '', node);
  }
}

function nameOfPattern(pattern: Pattern | undefined): string {
  return pattern?.type === 'Identifier' ? pattern.name : '';
}

/** Walks the whole tree, without recursion, for what is refused anywhere. */
function scanInside(program: Program, fixed: ReadonlySet<string>): void {
  const pending: unknown[] = [program];
  const declared = new Set<string>();
  const assigned: { readonly name: string; readonly node: Node }[] = [];
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
    for (const name of declaredBy(typed)) declared.add(name);
    const target = assignedBy(typed);
    if (target !== null && fixed.has(target)) assigned.push({ name: target, node: typed });
    for (const value of Object.values(typed)) if (typeof value === 'object') pending.push(value);
  }
  const found = assigned.filter((one) => !declared.has(one.name)).sort((a, b) => a.node.start - b.node.start)[0];
  if (found !== undefined) throw new RefusedError('reassign', found.name, found.node);
}

function refuseAnywhere(node: Node): void {
  if (node.type === 'ImportExpression') throw new RefusedError('dynamic-import', '', node);
  if (node.type === 'MetaProperty' && (node as Expression & { type: 'MetaProperty' }).meta.name === 'import') {
    throw new RefusedError('import-meta', '', node);
  }
  const isStaticField = node.type === 'PropertyDefinition' && (node as Node & { static: boolean }).static;
  if (isStaticField || node.type === 'StaticBlock') throw new RefusedError('static', '', node);
}

/** The plain names of variables and parameters that a node declares: they may shadow a top-level name. */
function declaredBy(node: Node): readonly string[] {
  const patterns =
    node.type === 'VariableDeclarator'
      ? [(node as Node & { id: Pattern }).id]
      : ((node as Node & { params?: readonly Pattern[] }).params ?? []);
  return patterns.flatMap((pattern) => (pattern.type === 'Identifier' ? [pattern.name] : []));
}

function assignedBy(node: Node): string | null {
  const target =
    node.type === 'AssignmentExpression'
      ? (node as Node & { left: Node }).left
      : node.type === 'UpdateExpression'
        ? (node as Node & { argument: Node }).argument
        : null;
  return target?.type === 'Identifier' ? (target as Node & { name: string }).name : null;
}

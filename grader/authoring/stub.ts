/**
 * Makes a task's stub of its solution. What a learner needs to start stays, as it stands: exported declarations, the
 * members that the contract names, their types and doc comments, the fields that a constructor is given. Bodies become
 * `return todo('2.3')`; helpers, constants and private members go, and with them what only they imported.
 */
import * as prettier from 'prettier';
import ts from 'typescript';
import type { Solution } from './solution-tree.ts';
import { SolutionTree } from './solution-tree.ts';
import { stubOfClass } from './stub-class.ts';
import { stubOfFunction } from './stub-function.ts';
import { stubImports } from './stub-imports.ts';
import { namesIn } from './stub-names.ts';

/** A top-level declaration: its text in the stub, or null while it is left out. */
type Piece = { readonly node: ts.Statement; readonly names: readonly string[]; text: string | null };

/** The text of the stub, formatted. Throws a StubError where the solution does not allow one. */
export async function stubOf(solution: Solution): Promise<string> {
  const tree = new SolutionTree(solution);
  const pieces = tree.tree.statements
    .filter((node) => !ts.isImportDeclaration(node))
    .map((node): Piece => ({ node, names: namesOf(node), text: pieceText(tree, node) }));
  tree.refuseStrayMarks();
  refuseMissing(tree, pieces);
  addTypes(tree, pieces);
  refuseDropped(tree, pieces);
  const body = bodyOf(pieces);
  const { used } = namesIn(body);
  if (!used.has('todo')) tree.refuse(0, 'its stub would leave nothing to do: something must not be kept.');
  const text = [tree.header(), stubImports(tree, used).join('\n'), body].filter((part) => part !== '').join('\n\n');
  return prettier.format(text, { ...(await prettier.resolveConfig(import.meta.filename)), parser: 'typescript' });
}

function pieceText(tree: SolutionTree, node: ts.Statement): string | null {
  if (tree.isMarked(node)) return `${tree.docOf(node)}${tree.textOf(node)}`;
  if (ts.isFunctionDeclaration(node)) return isExported(node) ? stubOfFunction(tree, node) : null;
  if (ts.isClassDeclaration(node)) return isExported(node) ? stubOfClass(tree, node) : null;
  if (isType(node)) return isExported(node) ? `${tree.docOf(node)}${tree.textOf(node)}` : null;
  if (ts.isVariableStatement(node)) {
    if (!isExported(node)) return null;
    const { task } = tree.solution;
    return tree.refuse(node, `is an exported const given or to do? Mark it "// keep ${task}", or make it a function.`);
  }
  return tree.refuse(
    node,
    'at the top level stand imports, const, functions, classes and types, exported where declared.',
  );
}

const isType = (node: ts.Node): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
  ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);

function isExported(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function namesOf(node: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  const { name } = node as ts.Statement & { readonly name?: ts.Identifier };
  return name === undefined ? [] : [name.text];
}

const bodyOf = (pieces: readonly Piece[]): string => pieces.flatMap(({ text }) => text ?? []).join('\n\n');

/** Adds the types that are not exported and that what stays needs, until nothing is missing. */
function addTypes(tree: SolutionTree, pieces: readonly Piece[]): void {
  for (;;) {
    const { used } = namesIn(bodyOf(pieces));
    const missing = pieces.find(({ node, names, text }) => text === null && isType(node) && used.has(names[0]!));
    if (missing === undefined) return;
    missing.text = `${tree.docOf(missing.node)}${tree.textOf(missing.node)}`;
  }
}

/** What is left out must not be needed by what stays. */
function refuseDropped(tree: SolutionTree, pieces: readonly Piece[]): void {
  const { used, declared, missingPrivate } = namesIn(bodyOf(pieces));
  const mark = `Mark it "// keep ${tree.solution.task}".`;
  for (const { node, names, text } of pieces) {
    if (text !== null) continue;
    const needed = names.find((name) => used.has(name) && !declared.has(name));
    if (needed !== undefined) tree.refuse(node, `the stub leaves ${needed} out, and what it keeps uses it. ${mark}`);
  }
  const [field] = missingPrivate;
  if (field !== undefined) tree.refuse(0, `the stub leaves ${field} out, and what it keeps uses it. ${mark}`);
}

function refuseMissing(tree: SolutionTree, pieces: readonly Piece[]): void {
  for (const name of Object.keys(tree.solution.contract.exports)) {
    const found = pieces.find(({ names }) => names.includes(name));
    if (found === undefined || !isExported(found.node))
      tree.refuse(0, `it exports no ${name}, which its contract names.`);
  }
}

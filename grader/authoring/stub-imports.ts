/** Imports in a stub: those of a solution whose names are still used, and the one of `todo`. */
import ts from 'typescript';
import type { SolutionTree } from './solution-tree.ts';

const todoPath = '../../harness/contract/todo.ts';

/** The imports of a stub that uses these names, one a line. */
export function stubImports(tree: SolutionTree, used: ReadonlySet<string>): readonly string[] {
  const lines: { readonly from: string; readonly text: string }[] = [];
  for (const statement of tree.tree.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    const text = importText(tree, statement, from, used);
    if (text !== null) lines.push({ from, text });
  }
  if (used.has('todo') && !lines.some(({ from }) => from === todoPath)) {
    const after = lines.findLastIndex(({ from }) => from.startsWith('../') && from < todoPath);
    lines.splice(after + 1, 0, { from: todoPath, text: `import { todo } from '${todoPath}';` });
  }
  return lines.map(({ text }) => text);
}

function importText(
  tree: SolutionTree,
  statement: ts.ImportDeclaration,
  from: string,
  used: ReadonlySet<string>,
): string | null {
  const { importClause } = statement;
  if (importClause === undefined)
    return tree.refuse(statement, `the import of ${from} has no names, and no effect here.`);
  if (importClause.name !== undefined)
    return tree.refuse(statement, `${from}: import by name, not the default export.`);
  const type = importClause.isTypeOnly ? 'type ' : '';
  const bindings = importClause.namedBindings!;
  if (ts.isNamespaceImport(bindings)) return used.has(bindings.name.text) ? tree.textOf(statement) : null;
  const kept = bindings.elements.filter((element) => used.has(element.name.text));
  if (kept.length === 0) return null;
  return `import ${type}{ ${kept.map((element) => tree.textOf(element)).join(', ')} } from '${from}';`;
}

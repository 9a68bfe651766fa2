/** Functions, methods and constructors in a stub: the signature stays, written out in full, and the body is to do. */
import ts from 'typescript';
import type { SolutionTree } from './solution-tree.ts';

export type WithBody = ts.FunctionDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration;

/** A function or method: its head, the statements that are marked, and the call that says it is not implemented. */
export function stubOfFunction(tree: SolutionTree, node: ts.FunctionDeclaration | ts.MethodDeclaration): string {
  refuseImplicit(tree, node);
  if (node.body === undefined) return `${tree.docOf(node)}${tree.textOf(node)}`;
  const kept = node.body.statements.filter((statement) => tree.isMarked(statement));
  const body = [...kept.map((statement) => tree.textOf(statement)), `return todo('${tree.solution.task}');`];
  return `${tree.docOf(node)}${headOf(tree, node, node.body, kept.length > 0)}{\n${body.join('\n')}\n}`;
}

/** A constructor: it keeps what it is given, and nothing else; `fields` are the names that it assigns. */
export function stubOfConstructor(
  tree: SolutionTree,
  node: ts.ConstructorDeclaration,
): { readonly text: string; readonly fields: ReadonlySet<string> } {
  refuseImplicit(tree, node);
  const names = new Set(node.parameters.flatMap((parameter) => boundNames(parameter.name)));
  const statements = node.body?.statements ?? [];
  const kept = statements.filter(
    (statement) => tree.isMarked(statement) || isSuper(statement) || assignedField(statement, names) !== null,
  );
  const fields = new Set(kept.flatMap((statement) => assignedField(statement, names) ?? []));
  const body = kept.map((statement) => tree.textOf(statement)).join('\n');
  const head = node.body === undefined ? tree.textOf(node) : headOf(tree, node, node.body, kept.length > 0);
  return { text: `${tree.docOf(node)}${head}${node.body === undefined ? '' : `{\n${body}\n}`}`, fields };
}

/** What a stub keeps a learner reads, so nothing in it is left to inference. */
function refuseImplicit(tree: SolutionTree, node: WithBody): void {
  const name = ts.isConstructorDeclaration(node)
    ? 'the constructor'
    : `${node.name?.getText(tree.tree) ?? 'a function'}()`;
  if (!ts.isConstructorDeclaration(node) && node.type === undefined) {
    tree.refuse(node, `${name} has no return type. Write it out: the stub shows it.`);
  }
  for (const parameter of node.parameters) {
    if (parameter.type !== undefined) continue;
    const what = parameter.name.getText(tree.tree);
    tree.refuse(parameter, `the parameter ${what} of ${name} has no type. Write it out: the stub shows it.`);
  }
}

/** What stands before the body. A parameter that the solution does not use is called as one that it does. */
function headOf(tree: SolutionTree, node: WithBody, body: ts.Block, usesNames: boolean): string {
  const start = node.getStart(tree.tree);
  let head = tree.solution.source.slice(start, body.getStart(tree.tree));
  if (usesNames) return head;
  for (const { name } of [...node.parameters].reverse()) {
    if (!ts.isIdentifier(name) || !/^_\w/.test(name.text)) continue;
    const at = name.getStart(tree.tree) - start;
    head = head.slice(0, at) + name.text.slice(1) + head.slice(at + name.text.length);
  }
  return head;
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));
}

function isSuper(statement: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(statement) &&
    ts.isCallExpression(statement.expression) &&
    statement.expression.expression.kind === ts.SyntaxKind.SuperKeyword
  );
}

/** The field of `this.#random = options.random`, or null for any other statement. */
function assignedField(statement: ts.Statement, parameters: ReadonlySet<string>): string | null {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return null;
  const { left, operatorToken, right } = statement.expression;
  const isField = ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword;
  if (!isField || operatorToken.kind !== ts.SyntaxKind.EqualsToken || !isFrom(right, parameters)) return null;
  return left.name.text;
}

function isFrom(expression: ts.Expression, parameters: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(expression)) return parameters.has(expression.text);
  if (ts.isPropertyAccessExpression(expression)) return isFrom(expression.expression, parameters);
  return (
    ts.isElementAccessExpression(expression) &&
    ts.isStringLiteral(expression.argumentExpression) &&
    isFrom(expression.expression, parameters)
  );
}

/** Which names a piece of source uses, which it declares, and which private members it uses without declaring them. */
import ts from 'typescript';

export type Names = {
  readonly used: ReadonlySet<string>;
  /** Parameters, variables and whatever else has a name, at any depth. */
  readonly declared: ReadonlySet<string>;
  readonly missingPrivate: readonly string[];
};

export function namesIn(source: string): Names {
  const tree = ts.createSourceFile('stub.ts', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const used = new Set<string>();
  const declared = new Set<string>();
  const privateUsed = new Set<string>();
  const privateDeclared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPrivateIdentifier(node)) (isDeclaredName(node) ? privateDeclared : privateUsed).add(node.text);
    if (ts.isIdentifier(node)) {
      if (isDeclaredName(node)) declared.add(node.text);
      else if (!isMemberName(node)) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { used, declared, missingPrivate: [...privateUsed].filter((name) => !privateDeclared.has(name)) };
}

function isDeclaredName(node: ts.Identifier | ts.PrivateIdentifier): boolean {
  const { parent } = node;
  const isAccess = ts.isPropertyAccessExpression(parent) || ts.isShorthandPropertyAssignment(parent);
  return !isAccess && 'name' in parent && parent.name === node;
}

/** The name after a dot, and the old name in a pattern or an import: none of them means what is in scope. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return 'propertyName' in parent && parent.propertyName === node;
}

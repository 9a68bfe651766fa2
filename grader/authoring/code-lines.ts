/** How many lines of a source are code: those with anything on them but comments. */
import ts from 'typescript';

export function codeLines(source: string): number {
  const tree = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const lines = new Set<number>();
  const lineAt = (position: number): number => tree.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(tree).filter((child) => !ts.isJSDoc(child));
    for (const child of children) visit(child);
    if (children.length > 0 || node.getWidth(tree) === 0) return;
    for (let line = lineAt(node.getStart(tree)); line <= lineAt(node.getEnd()); line++) lines.add(line);
  };
  visit(tree);
  return lines.size;
}

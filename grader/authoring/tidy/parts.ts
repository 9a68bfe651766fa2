/** What a part may not touch, besides imports: time, timers and chance of the machine, and state of its module. */
import ts from 'typescript';
import type { Complaint } from '../complaint.ts';
import type { TypeScriptFile } from './source-file.ts';
import { areaOf, complain, nodesIn } from './source-file.ts';

const taken: { readonly [name: string]: string } = {
  Date: 'Use the clock that the constructor gets.',
  performance: 'Use the clock that the constructor gets.',
  setTimeout: 'Use clock.sleep(ms, signal).',
  setInterval: 'Use clock.sleep(ms, signal).',
  setImmediate: 'Use clock.sleep(0, signal).',
  'Math.random': 'Use the random that the constructor gets.',
};

export function partComplaints(file: TypeScriptFile): readonly Complaint[] {
  if (areaOf(file.path) !== 'solutions') return [];
  const complaints = file.tree.statements.filter(isVariable).map((node) => {
    return complain(file, node, 'a part has a variable at the top level.', 'Keep it in the instance.');
  });
  for (const node of nodesIn(file.tree)) {
    const name =
      ts.isIdentifier(node) && !isMember(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.getText() : '';
    if (Object.hasOwn(taken, name)) complaints.push(complain(file, node, `a part uses ${name}.`, taken[name]!));
  }
  return complaints;
}

const isVariable = (node: ts.Statement): boolean =>
  ts.isVariableStatement(node) && (node.declarationList.flags & ts.NodeFlags.Const) === 0;

/** A name after a dot or of a declaration, which is not what is in scope by that name. */
const isMember = (node: ts.Identifier): boolean => 'name' in node.parent && node.parent.name === node;

/** A class in a stub: the members that its contract names, and the fields that its constructor is given. */
import ts from 'typescript';
import type { SolutionTree } from './solution-tree.ts';
import { stubOfConstructor, stubOfFunction } from './stub-function.ts';

export function stubOfClass(tree: SolutionTree, node: ts.ClassDeclaration): string {
  const wanted = methodsOf(tree, node);
  const constructor = node.members.find((member) => ts.isConstructorDeclaration(member) && member.body !== undefined);
  const built =
    constructor === undefined || tree.isMarked(constructor)
      ? null
      : stubOfConstructor(tree, constructor as ts.ConstructorDeclaration);
  const members: string[] = [];
  let wasField = false;
  for (const member of node.members) {
    const text =
      member === constructor && built !== null ? built.text : memberText(tree, member, wanted, built?.fields);
    if (text === null) continue;
    const isField = ts.isPropertyDeclaration(member);
    members.push(isField && wasField ? text : `\n${text}`);
    wasField = isField;
  }
  refuseMissing(tree, node, wanted);
  return `${tree.docOf(node)}${headOf(tree, node)}{\n${members.join('\n').trimStart()}\n}`;
}

function memberText(
  tree: SolutionTree,
  member: ts.ClassElement,
  wanted: ReadonlySet<string> | null,
  fields: ReadonlySet<string> = new Set(),
): string | null {
  if (tree.isMarked(member)) return `${tree.docOf(member)}${tree.textOf(member)}`;
  const name = member.name?.getText(tree.tree) ?? '';
  const isWanted = wanted === null ? isPublic(member) : wanted.has(name);
  if (ts.isMethodDeclaration(member)) return isWanted ? stubOfFunction(tree, member) : null;
  if (ts.isPropertyDeclaration(member) && fields.has(name)) {
    if (member.type === undefined)
      tree.refuse(member, `the field ${name} has no type. Write it out: the stub shows it.`);
    return `${tree.docOf(member)}${tree.textOf(member)}`;
  }
  if (isWanted && wanted !== null) tree.refuse(member, `${name} is named by the contract. Write it as a method.`);
  return null;
}

/** The methods that the contract names, or null for a class that it does not name: then all public ones stay. */
function methodsOf(tree: SolutionTree, node: ts.ClassDeclaration): ReadonlySet<string> | null {
  const descriptor = tree.solution.contract.exports[node.name?.text ?? ''];
  return descriptor?.kind === 'class' ? new Set(Object.keys(descriptor.methods)) : null;
}

function refuseMissing(tree: SolutionTree, node: ts.ClassDeclaration, wanted: ReadonlySet<string> | null): void {
  const there = new Set(node.members.map((member) => member.name?.getText(tree.tree)));
  for (const name of wanted ?? []) {
    if (there.has(name)) continue;
    tree.refuse(node, `${node.name?.text ?? 'the class'} has no method ${name}, which its contract names.`);
  }
}

function isPublic(member: ts.ClassElement): boolean {
  if (member.name !== undefined && ts.isPrivateIdentifier(member.name)) return false;
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  return !modifiers.some(
    ({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword,
  );
}

/** `export class X implements Y `. */
function headOf(tree: SolutionTree, node: ts.ClassDeclaration): string {
  const start = node.getStart(tree.tree);
  const text = tree.solution.source.slice(start, node.members.pos);
  return text.slice(0, text.lastIndexOf('{'));
}

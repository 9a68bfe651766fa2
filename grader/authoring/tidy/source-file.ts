/** The repository's own files as the rules of tidy see them: path, text, and the syntax tree of what is TypeScript. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Complaint } from '../complaint.ts';

export type SourceFile = {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** null for what is no TypeScript. */
  readonly tree: ts.SourceFile | null;
};

export type TypeScriptFile = SourceFile & { readonly tree: ts.SourceFile };

const notOurs = /^(?:node_modules|\.git|\.node|\.workbook|\.kafka|\.generated-.*|package-lock\.json)$/;
const readable = /\.(?:ts|cjs|js|json|md|txt|sh|yml|yaml)$|^workbook$|^\.[a-z]+rc$/;

export function sourceFile(path: string, text: string): SourceFile {
  const isTypeScript = path.endsWith('.ts');
  const tree = isTypeScript ? ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS) : null;
  return { path, text, tree };
}

/** Kept as their authors, who are no friends, have written them. */
const hostileModules = 'grader/hostile/modules';

/** All files below `root` that are ours and text, sorted. */
export function readSourceFiles(root: string, folder = ''): readonly SourceFile[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (notOurs.test(entry.name) || path === hostileModules) return [];
    if (entry.isDirectory()) return readSourceFiles(root, path);
    return entry.isFile() && readable.test(entry.name)
      ? [sourceFile(path, readFileSync(join(root, path), 'utf8'))]
      : [];
  });
}

export const isTest = (path: string): boolean => path.endsWith('.test.ts');

/** `grader`, `harness`, …, or '' for a file at the root. */
export const areaOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');

export const hasTree = (file: SourceFile): file is TypeScriptFile => file.tree !== null;

/** A complaint about a place in a file, given by a node of it or by a line counted from 1. */
export function complain(file: SourceFile, at: ts.Node | number, says: string, fix: string): Complaint {
  const line = typeof at === 'number' ? at : (file.tree?.getLineAndCharacterOfPosition(at.getStart()).line ?? 0) + 1;
  return { where: `${file.path}:${line}`, says, fix };
}

/** Each node of the tree, parents first. */
export function* nodesIn(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesIn(child);
}

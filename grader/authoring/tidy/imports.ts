/**
 * Which way imports run: chapters and solutions know harness only, and each other as their contracts say; harness knows
 * itself; grader knows harness. A workbook's files are opened by the loader alone. And no file lies about unimported.
 */
import { posix } from 'node:path';
import ts from 'typescript';
import { partIds, parts, pathOf } from '../../../harness/contract/parts.ts';
import type { Complaint } from '../complaint.ts';
import type { SourceFile, TypeScriptFile } from './source-file.ts';
import { areaOf, complain, hasTree, isTest, nodesIn } from './source-file.ts';

type Import = {
  readonly node: ts.Node;
  readonly specifier: string;
  /** From the root; null for a package. */
  readonly target: string | null;
  readonly isType: boolean;
};

/** Files that are neither imported nor started by their path in another file: the compiler's and Vitest's. */
const entries = new Set([
  'grader/authoring/contracts.ts',
  'grader/front/workbook.checks.ts',
  'harness/cluster/watchdog-main.ts',
  'vitest.config.ts',
  'vitest.kafka.config.ts',
]);

const workbooks: readonly string[] = ['chapters', 'solutions'];

/** `files` are all of the repository's, of which some name others by their path. */
export function importComplaints(files: readonly SourceFile[]): readonly Complaint[] {
  const code = files.filter(hasTree);
  const imports = new Map(code.map((file) => [file, importsOf(file)]));
  const imported = new Set([...imports.values()].flat().map(({ target }) => target));
  const isStarted = (path: string): boolean => files.some((file) => file.path !== path && file.text.includes(path));
  const dead = code.filter(({ path }) => mustBeImported(path) && !imported.has(path) && !isStarted(path));
  const fix = 'Use it or delete it.';
  return [
    ...code.flatMap((file) => imports.get(file)!.flatMap((one) => directionComplaint(file, one))),
    ...dead.map((file) => complain(file, 1, 'nothing imports this file, and nothing starts it.', fix)),
  ];
}

function importsOf(file: TypeScriptFile): readonly Import[] {
  const found: Import[] = [];
  for (const node of nodesIn(file.tree)) {
    const isStatic = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const from = isStatic ? node.moduleSpecifier : isDynamic ? node.arguments[0] : undefined;
    if (from === undefined || !ts.isStringLiteralLike(from)) continue;
    const isType = ts.isImportDeclaration(node)
      ? node.importClause?.isTypeOnly === true
      : ts.isExportDeclaration(node) && node.isTypeOnly;
    const target = from.text.startsWith('.') ? posix.join(posix.dirname(file.path), from.text) : null;
    found.push({ node, specifier: from.text, target, isType });
  }
  return found;
}

function directionComplaint(file: TypeScriptFile, { node, specifier, target, isType }: Import): readonly Complaint[] {
  const from = areaOf(file.path);
  const to = target === null ? null : areaOf(target);
  const refuse = (says: string, fix: string): readonly Complaint[] => [complain(file, node, says, fix)];
  if (workbooks.includes(from)) {
    if (to === 'harness' || (target !== null && mayUse(file.path, target))) return [];
    const fix = 'A part gets what it needs through its constructor, or its contract says in "uses" whose it is.';
    return refuse(`a part imports ${specifier}.`, fix);
  }
  if (to === null) return [];
  if (from === 'harness' && to !== 'harness')
    return refuse(`harness imports ${specifier}.`, 'Move what both need into harness.');
  if (!workbooks.includes(to)) return [];
  if (isType && file.path.startsWith('grader/authoring/')) return [];
  return refuse(
    `it imports ${specifier} of a workbook.`,
    'Let the loader open it; types alone may be imported, in grader/authoring.',
  );
}

/** Whether the contract of the part at `path` lets it import the module of the part at `target`. */
function mayUse(path: string, target: string): boolean {
  const area = areaOf(path);
  const task = partIds.find((id) => path === `${area}/${pathOf(id)}`);
  const uses: readonly string[] = task === undefined ? [] : parts[task].contract.uses;
  return partIds.some((id) => uses.includes(id) && target === `${area}/${pathOf(id)}`);
}

const mustBeImported = (path: string): boolean =>
  !workbooks.includes(areaOf(path)) && !isTest(path) && !path.endsWith('.d.ts') && !entries.has(path);

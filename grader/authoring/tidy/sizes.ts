/** How long files, functions and lines may be. The functions of tests are left out: a describe is one. */
import ts from 'typescript';
import type { Complaint } from '../complaint.ts';
import type { TypeScriptFile } from './source-file.ts';
import { complain, isTest, nodesIn } from './source-file.ts';

const most = { file: 300, testFile: 500, function: 70, columns: 120 } as const;

/** A text that ends beyond this column is why a line is long, and the formatter does not break texts. */
const textColumn = 100;

export function sizeComplaints(file: TypeScriptFile): readonly Complaint[] {
  return [...fileComplaints(file), ...(isTest(file.path) ? [] : functionComplaints(file)), ...lineComplaints(file)];
}

function fileComplaints(file: TypeScriptFile): readonly Complaint[] {
  const limit = isTest(file.path) ? most.testFile : most.file;
  const lines = file.text.split('\n').length - 1;
  if (lines <= limit) return [];
  return [
    complain(file, limit + 1, `the file has ${lines} lines, ${limit} are the most.`, 'Split it: one noun a file.'),
  ];
}

function functionComplaints(file: TypeScriptFile): readonly Complaint[] {
  const complaints: Complaint[] = [];
  for (const node of nodesIn(file.tree)) {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) continue;
    const { line: first } = file.tree.getLineAndCharacterOfPosition(node.getStart());
    const lines = file.tree.getLineAndCharacterOfPosition(node.getEnd()).line - first + 1;
    if (lines <= most.function) continue;
    const name = node.name?.getText() ?? 'a function';
    complaints.push(
      complain(file, node, `${name} has ${lines} lines, ${most.function} are the most.`, 'Take a step out of it.'),
    );
  }
  return complaints;
}

function lineComplaints(file: TypeScriptFile): readonly Complaint[] {
  const complaints: Complaint[] = [];
  const starts = file.tree.getLineStarts();
  for (const [i, line] of file.text.split('\n').entries()) {
    if ([...line].length <= most.columns || hasLongText(file.tree, starts[i]!, line.length)) continue;
    complaints.push(
      complain(file, i + 1, `the line has ${line.length} characters, ${most.columns} are the most.`, 'Break it.'),
    );
  }
  return complaints;
}

function hasLongText(tree: ts.SourceFile, start: number, length: number): boolean {
  for (const node of nodesIn(tree)) {
    const isText =
      ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isRegularExpressionLiteral(node);
    if (isText && node.getStart() < start + length && node.getEnd() > start + textColumn) return true;
  }
  return false;
}

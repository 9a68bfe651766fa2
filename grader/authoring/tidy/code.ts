/**
 * What stands in code and should not: `any`, default exports, a file without a first sentence, leftovers, vague names.
 */
import { posix } from 'node:path';
import ts from 'typescript';
import type { Complaint } from '../complaint.ts';
import type { TypeScriptFile } from './source-file.ts';
import { areaOf, complain, isTest, nodesIn } from './source-file.ts';

/** Names that say nothing, and what to do instead. */
const vague = new Set(['utils', 'util', 'helpers', 'helper', 'types', 'misc', 'common']);
const fileName = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.kafka)?(?:\.(?:test|checks|config|d))?\.ts$/;
const leftover = /\b(?:TO[D]O|FIX[M]E)\b/;

/** Files that another program wants to have a default export. */
const withDefault = new Set(['vitest.config.ts', 'vitest.kafka.config.ts']);

export function codeComplaints(file: TypeScriptFile): readonly Complaint[] {
  return [...nameComplaints(file), ...headComplaints(file), ...leftoverComplaints(file), ...nodeComplaints(file)];
}

function nameComplaints(file: TypeScriptFile): readonly Complaint[] {
  const name = posix.basename(file.path);
  if (vague.has(name.replace(/(?:\.test)?\.ts$/, ''))) {
    return [
      complain(
        file,
        1,
        `${name} says nothing of what is in it.`,
        'Call it by its one noun, and move what does not fit.',
      ),
    ];
  }
  return fileName.test(name) ? [] : [complain(file, 1, `${name} is no kebab-case noun.`, 'Name it as in part-set.ts.')];
}

function headComplaints(file: TypeScriptFile): readonly Complaint[] {
  const isOurs = ['grader', 'harness'].includes(areaOf(file.path)) && !isTest(file.path);
  if (!isOurs || file.text.startsWith('/**')) return [];
  const fix = 'Begin it with one to five sentences in a doc comment: what it is, and what it leaves out.';
  return [complain(file, 1, 'the file does not say what it is.', fix)];
}

function leftoverComplaints(file: TypeScriptFile): readonly Complaint[] {
  return file.text.split('\n').flatMap((line, i) => {
    const found = leftover.exec(line);
    return found === null ? [] : [complain(file, i + 1, `${found[0]} is a leftover.`, 'Do it, or take it away.')];
  });
}

function nodeComplaints(file: TypeScriptFile): readonly Complaint[] {
  const complaints: Complaint[] = [];
  for (const node of nodesIn(file.tree)) {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      complaints.push(
        complain(file, node, '"any" turns the compiler off.', 'Write the type, or unknown and look at it.'),
      );
    }
    if (isDefaultExport(node) && !withDefault.has(file.path)) {
      complaints.push(complain(file, node, 'it has a default export.', 'Export it by its name.'));
    }
  }
  return complaints;
}

/** `export default …`, also of a function or a class; not the `default` of a switch. */
const isDefaultExport = (node: ts.Node): boolean =>
  ts.isExportAssignment(node) || (node.kind === ts.SyntaxKind.DefaultKeyword && ts.canHaveModifiers(node.parent));

/** `node grader/authoring/tidy.ts`: house style, as far as a program can tell. Names each place, and the way out. */
import { exit } from '../exit.ts';
import type { Complaint } from './complaint.ts';
import { complaintText } from './complaint.ts';
import { root } from './root.ts';
import { codeComplaints } from './tidy/code.ts';
import { importComplaints } from './tidy/imports.ts';
import { partComplaints } from './tidy/parts.ts';
import { sizeComplaints } from './tidy/sizes.ts';
import type { SourceFile } from './tidy/source-file.ts';
import { areaOf, hasTree, readSourceFiles } from './tidy/source-file.ts';
import { wordComplaints } from './tidy/words.ts';

/** What a learner has written in chapters/ is asked for its imports alone. */
export function tidyComplaints(files: readonly SourceFile[]): readonly Complaint[] {
  const code = files.filter(hasTree);
  const ours = code.filter((file) => areaOf(file.path) !== 'chapters');
  return [
    ...ours.flatMap((file) => [...sizeComplaints(file), ...codeComplaints(file), ...partComplaints(file)]),
    ...importComplaints(files),
    ...files.flatMap(wordComplaints),
  ];
}

if (process.argv[1] === import.meta.filename) {
  const files = readSourceFiles(root);
  const complaints = tidyComplaints(files);
  for (const complaint of complaints) process.stdout.write(`${complaintText(complaint)}\n`);
  if (complaints.length === 0) process.stdout.write(`${files.length} files are tidy.\n`);
  process.exitCode = complaints.length === 0 ? exit.pass : exit.fail;
}

/** A copy of the workbook to save files in, so that no learner's file is touched. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const copied = ['grader', 'harness', 'solutions', 'chapters', 'package.json', 'tsconfig.json', 'vitest.config.ts'];

/** The folder of a new copy; `remove` takes it away. */
export function copyOfWorkbook(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-copy-'));
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  // What a part's process may read must be a folder of its own; the rest of the packages can be links.
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    const [from, to] = [join(root, 'node_modules', name), join(folder, 'node_modules', name)];
    if (name === 'acorn') cpSync(from, to, { recursive: true });
    else if (!name.startsWith('.')) symlinkSync(from, to);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

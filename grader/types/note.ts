/**
 * The type check as a note: the first error in the learner's own files. It is shown beside the verdict, never graded.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PartId } from '../../harness/contract/parts.ts';
import { pathOf } from '../../harness/contract/parts.ts';
import { visible } from '../channel/visible.ts';
import { paragraph } from '../reports/paragraph.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const deadlineMs = 8_000;

/** Type-checks the files of these tasks in chapters/; null when nothing is wrong or nothing can be said in time. */
export async function firstTypeError(tasks: readonly PartId[]): Promise<string | null> {
  const folder = join(root, '.workbook');
  const config = {
    extends: '../tsconfig.json',
    compilerOptions: { incremental: true, tsBuildInfoFile: './types.tsbuildinfo' },
    include: [],
    files: tasks.map((id) => `../chapters/${pathOf(id)}`),
  };
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  } catch {
    return null;
  }
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
  const output = await new Promise<string>((resolve) => {
    const options = { cwd: root, timeout: deadlineMs, killSignal: 'SIGKILL', maxBuffer: 1024 * 1024 } as const;
    const flags = [compiler, '-p', '.workbook/tsconfig.json', '--pretty', 'false'];
    execFile(process.execPath, flags, options, (_error, stdout) => resolve(stdout));
  });
  return noteOf(output);
}

const errorLine = /^(chapters\/[^(\n]{1,200})\((\d+),(\d+)\): error TS(\d+): (.+)$/m;

function noteOf(output: string): string | null {
  const found = errorLine.exec(output);
  if (found === null) return null;
  const [, file, line, column, code, message] = found;
  const head = `  types   ${file}:${line}:${column}   (a note, not graded)`;
  const body = paragraph(visible(message!, 300))
    .split('\n')
    .map((text) => `          ${text}`)
    .join('\n');
  return `${head}\n${body}\n          TS${code}`;
}

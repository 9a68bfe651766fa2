/**
 * Folders `.generated-*` at the root, for workbooks that are made to be checked and thrown away. Below one lie
 * workbooks (`stubs/02-partitioner/murmur2.ts`) beside a link to harness/, so that the imports of parts mean what they
 * mean elsewhere.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './root.ts';

const prefix = '.generated-';

/** Does `work` with the path of a new folder, which is gone afterwards, however it ends. */
export async function withGenerated<T>(work: (folder: string) => Promise<T>): Promise<T> {
  sweep();
  const folder = mkdtempSync(join(root, `${prefix}${process.pid}-`));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    symlinkSync('../harness', join(folder, 'harness'));
    return await work(folder);
  } finally {
    process.removeListener('exit', remove);
    remove();
  }
}

/** Removes what processes left that were ended before they could. */
function sweep(): void {
  for (const name of readdirSync(root)) {
    const maker = /^\.generated-(\d+)-/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker))) rmSync(join(root, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes files of a workbook by their paths, and returns these as they are from the root. */
export function writeWorkbook(folder: string, files: readonly (readonly [path: string, text: string])[]): string[] {
  return files.map(([path, text]) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return relative(root, file);
  });
}

export type TypeError = { readonly file: string; readonly line: number; readonly says: string };

/** Type-checks files of a generated folder, all in one run. Paths are from the root, in and out. */
export async function typeErrors(folder: string, files: readonly string[]): Promise<readonly TypeError[]> {
  const config = join(folder, 'tsconfig.json');
  const paths = files.map((file) => relative(folder, join(root, file)));
  writeFileSync(config, JSON.stringify({ extends: '../tsconfig.json', include: [], files: paths }));
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
  const flags = [compiler, '-p', config, '--noEmit', '--pretty', 'false'];
  const { status, output } = await new Promise<{ status: boolean; output: string }>((resolve) => {
    execFile(process.execPath, flags, { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      resolve({ status: error === null, output: stdout + stderr }),
    );
  });
  const lines = [...output.matchAll(/^(.+?)\((\d+),\d+\): error (TS\d+: .+)$/gm)];
  if (!status && lines.length === 0) throw new Error(`the compiler failed without an error in a file: ${output}`);
  return lines.map(([, file, line, says]) => ({ file: file!, line: Number(line), says: says! }));
}

/** The stubs of all published tasks, made anew from solutions/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartId } from '../../harness/contract/parts.ts';
import { partIds, parts, pathOf } from '../../harness/contract/parts.ts';
import { root } from './root.ts';
import { stubOf } from './stub.ts';

export type FreshStub = {
  readonly task: PartId;
  /** Below chapters/. */
  readonly path: string;
  readonly text: string;
};

export async function freshStubs(): Promise<readonly FreshStub[]> {
  const published = partIds.filter((task) => parts[task].published);
  return Promise.all(
    published.map(async (task) => {
      const path = pathOf(task);
      const source = readFileSync(join(root, 'solutions', path), 'utf8');
      const { contract } = parts[task];
      return { task, path, text: await stubOf({ file: `solutions/${path}`, task, contract, source }) };
    }),
  );
}

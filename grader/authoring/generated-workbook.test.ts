import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshStubs } from './fresh-stubs.ts';
import { typeErrors, withGenerated, writeWorkbook } from './generated.ts';
import { root } from './root.ts';

it('a generated workbook type-checks', async () => {
  const stubs = await freshStubs();
  const errors = await withGenerated((folder) => {
    const files = writeWorkbook(
      join(folder, 'stubs'),
      stubs.map(({ path, text }) => [path, text] as const),
    );
    return typeErrors(folder, files);
  });
  expect(stubs.length).toBeGreaterThan(0);
  expect(errors).toEqual([]);
});

it('a type error in a generated workbook is found, with its place', async () => {
  const errors = await withGenerated((folder) => {
    const source = `import { todo } from '../../harness/contract/todo.ts';\nexport const wrong: number = todo;\n`;
    return typeErrors(folder, writeWorkbook(join(folder, 'one'), [['02-partitioner/wrong.ts', source]]));
  });
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ line: 2, says: expect.stringContaining('not assignable') as string });
  expect(errors[0]?.file).toMatch(/^\.generated-.*\/one\/02-partitioner\/wrong\.ts$/);
});

it('a generated folder is gone at the end, also after a failure', async () => {
  const used: string[] = [];
  const work = withGenerated(async (folder) => {
    used.push(folder);
    expect(existsSync(join(folder, 'harness/contract/todo.ts'))).toBe(true);
    throw new Error('on purpose');
  });
  await expect(work).rejects.toThrow('on purpose');
  expect(readdirSync(root)).not.toContain(used[0]!.slice(root.length));
  expect(existsSync(join(root, 'harness/contract/todo.ts'))).toBe(true);
});

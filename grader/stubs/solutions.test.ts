import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workbookRoot } from './base.ts';
import { editedSolutions } from './solutions.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'workbook-'));
  cpSync(join(workbookRoot, 'solutions'), join(root, 'solutions'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('solutions as the course has them are not spoken of', () => {
  expect(editedSolutions(root)).toBeNull();
});

test('an edit is named, with the way back', () => {
  writeFileSync(join(root, 'solutions/02-partitioner/murmur2.ts'), 'export const murmur2 = 1;\n');
  expect(editedSolutions(root)).toBe(
    'solutions/02-partitioner/murmur2.ts differs from the course. It is what your parts are checked with: git checkout -- solutions/02-partitioner/murmur2.ts',
  );
});

test('a solution that is gone is named too', () => {
  rmSync(join(root, 'solutions/02-partitioner/murmur2.ts'));
  expect(editedSolutions(root)).toContain('solutions/02-partitioner/murmur2.ts differs');
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { changePage, emptyPage, readNotebook } from './notebook.ts';

const scratch = mkdtempSync(join(tmpdir(), 'workbook-'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(scratch, 'state-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('a page is kept beside the others', () => {
  changePage(folder, '2.1', (page) => ({ ...page, hints: page.hints + 1 }));
  changePage(folder, '2.2', (page) => ({ ...page, prediction: 'they move' }));
  expect(changePage(folder, '2.1', (page) => ({ ...page, hints: page.hints + 1 })).hints).toBe(2);
  expect(readNotebook(folder).notebook).toEqual({
    '2.1': { ...emptyPage, hints: 2 },
    '2.2': { ...emptyPage, prediction: 'they move' },
  });
});

test.each(['', '{', '[]', '{"2.1": {"hints": "many"}}'])('a damaged notebook (%j) is set aside, not lost', (text) => {
  writeFileSync(join(folder, 'notebook.json'), text);
  changePage(folder, '2.1', (page) => ({ ...page, asked: 1 }));
  expect(readNotebook(folder).notebook).toEqual({ '2.1': { ...emptyPage, asked: 1 } });
  const [aside] = readdirSync(folder).filter((name) => name.startsWith('notebook.json.damaged-'));
  expect(readFileSync(join(folder, aside!), 'utf8')).toBe(text);
});

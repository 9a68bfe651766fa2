import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FileWatch } from './file-watch.ts';

const path = '02-partitioner/murmur2.ts';
let folder = '';
let file = '';
let saved: string[] = [];
let watch: FileWatch;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  file = join(folder, path);
  mkdirSync(join(folder, '02-partitioner'));
  writeFileSync(file, 'one');
  saved = [];
  watch = new FileWatch(folder, [path], (one) => saved.push(one));
});

afterEach(() => {
  watch.close();
  rmSync(folder, { recursive: true, force: true });
});

const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120));
const expectSaves = (count: number): Promise<void> =>
  vi.waitFor(() => expect(saved).toHaveLength(count), { timeout: 3000 });

test('a save is told once, although it comes as several changes', async () => {
  await quiet();
  writeFileSync(file, 'two');
  await expectSaves(1);
  await quiet();
  expect(saved).toEqual([path]);
});

test('a file that is renamed into place is told, and watched from then on', async () => {
  await quiet();
  for (const [i, text] of ['two', 'three'].entries()) {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    await expectSaves(i + 1);
  }
});

test('a save without a change is none', async () => {
  await quiet();
  writeFileSync(file, 'one');
  await quiet();
  expect(saved).toEqual([]);
});

test('an editor that empties the file first is waited for', async () => {
  await quiet();
  writeFileSync(file, '');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(saved).toEqual([]);
  writeFileSync(file, 'two');
  await expectSaves(1);
});

test('a file that is gone, or stays empty, is told too', async () => {
  await quiet();
  rmSync(file);
  await expectSaves(1);
  writeFileSync(file, '');
  await expectSaves(2);
});

test('a folder that was taken away and came back is watched again', async () => {
  await quiet();
  rmSync(join(folder, '02-partitioner'), { recursive: true });
  await expectSaves(1);
  mkdirSync(join(folder, '02-partitioner'));
  writeFileSync(file, 'back');
  await expectSaves(2);
});

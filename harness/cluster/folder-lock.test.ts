import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withFolderLock } from './folder-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'folder-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options = { signal: new AbortController().signal, waiting: () => {} };

test('one at a time, in whatever order', async () => {
  let inside = 0;
  const body = async (): Promise<number> => {
    expect(++inside).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return --inside;
  };
  const path = join(folder, 'one');
  const all = Array.from({ length: 5 }, () => withFolderLock(path, options, body));
  expect(await Promise.all(all)).toEqual([0, 0, 0, 0, 0]);
});

test('who waits is told once for whom, and may give up', async () => {
  const path = join(folder, 'two');
  const stopping = new AbortController();
  const told: number[] = [];
  await withFolderLock(path, options, async () => {
    const waiting = (pid: number): void => {
      told.push(pid);
      setTimeout(() => stopping.abort(), 250);
    };
    await expect(withFolderLock(path, { signal: stopping.signal, waiting }, async () => {})).rejects.toThrow(/abort/);
  });
  expect([told, readdirSync(folder).filter((name) => name.startsWith('two.'))]).toEqual([[process.pid], []]);
});

test('the lock of an owner that is gone is taken', async () => {
  const path = join(folder, 'three');
  mkdirSync(path);
  writeFileSync(join(path, `${process.pid} in another life`), '');
  expect(await withFolderLock(path, options, async () => 'in')).toBe('in');
});

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.ts';
import { addVerdicts, readVerdicts } from './verdicts.ts';

const scratch = mkdtempSync(join(tmpdir(), 'workbook-'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(scratch, 'state-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const passed = { fingerprint: 'f', state: 'passed', score: 10, max: 10 } as const;

test('what is added is read again, beside what was there', () => {
  addVerdicts(folder, { '2.1': passed });
  addVerdicts(folder, { '2.2': { ...passed, state: 'failed', score: 3 } });
  expect(readVerdicts(folder)).toEqual({ '2.1': passed, '2.2': { ...passed, state: 'failed', score: 3 } });
});

test.each(['', '{', '[]', 'null', '{"2.1": 3, "2.2": {"fingerprint": 1}}'])(
  'a broken file (%j) is begun anew',
  (text) => {
    writeFileSync(join(folder, 'verdicts.json'), text);
    expect(readVerdicts(folder)).toEqual({});
    addVerdicts(folder, { '2.1': passed });
    expect(readVerdicts(folder)).toEqual({ '2.1': passed });
  },
);

test('two programs that add at once lose nothing', async () => {
  const url = new URL('./verdicts.ts', import.meta.url).href;
  const program = (name: string): Promise<void> => {
    const code = `import { addVerdicts } from ${JSON.stringify(url)};
      for (let i = 0; i < 40; i++) addVerdicts(${JSON.stringify(folder)}, { ['${name}' + i]: ${JSON.stringify(passed)} });`;
    return new Promise((resolve, reject) => {
      execFile(process.execPath, ['--input-type=module', '-e', code], (error) => (error ? reject(error) : resolve()));
    });
  };
  await Promise.all([program('a'), program('b'), program('c')]);
  expect(Object.keys(readVerdicts(folder))).toHaveLength(120);
});

test('a lock whose owner has ended is taken', () => {
  const lock = join(folder, 'x.lock');
  mkdirSync(lock);
  writeFileSync(join(lock, 'pid'), '4194301');
  expect(withLock(lock, () => 'ran')).toBe('ran');
  expect(existsSync(lock)).toBe(false);
});

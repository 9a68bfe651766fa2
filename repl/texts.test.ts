/** Tests of what the REPL prints and is given: first screen, lists, errors, helpers, lines let through one by one. */
import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { partIds } from '../harness/contract/parts.ts';
import { plain } from '../grader/reports/style.ts';
import { redeclarable } from './compiler.ts';
import { changeText, firstScreen, partsText } from './first-screen.ts';
import { cleanStacks, errorText, frameText } from './frames.ts';
import * as helpers from './prompt-values.ts';
import { LineGate } from './line-gate.ts';
import type { PartState } from './part-modules.ts';

const { prepareStackTrace } = Error;
afterEach(() => {
  Error.prepareStackTrace = prepareStackTrace;
});

const mine = (id: PartState['id']): PartState => ({ id, owner: 'workbook', why: null, isBroken: false });
const theirs = (id: PartState['id'], why: string, isBroken = false): PartState => ({
  id,
  owner: 'reference',
  why,
  isBroken,
});

test('the first screen has ten lines at most, of 100 characters at most', () => {
  const why = 'chapters/02-partitioner/murmur2.ts:29:12 does not load: Expression expected';
  const screens = [
    partIds.map(mine),
    partIds.map((id) => theirs(id, 'yours calls todo() in line 41')),
    partIds.map((id) => theirs(id, why, true)),
    [mine('2.1'), theirs('2.2', why, true)],
  ].map((states) => firstScreen(states, plain).trimEnd().split('\n'));
  for (const lines of screens) {
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  }
  expect(screens[0]).toContain('  yours        2.1 murmur2, 2.2 default-partitioner');
  expect(screens[1]).toContain(`  reference's  2.1 murmur2, 2.2 default-partitioner (yours call todo())`);
  expect(screens[2]).toContain(`  ✗ ${why}   and 1 more: parts`);
  expect(screens[3]).toContain(`  ✗ ${why}`);
});

test('parts and changes have a line each', () => {
  const states = [mine('2.1'), theirs('2.2', 'yours calls todo() in line 41')];
  expect(partsText(states)).toBe(
    `2.1 murmur2              yours\n2.2 default-partitioner  the reference's: yours calls todo() in line 41`,
  );
  expect(states.map(changeText)).toEqual([
    '2.1 murmur2: yours, as saved now.',
    "2.2 default-partitioner: the reference's, for yours calls todo() in line 41.",
  ]);
});

test('an error has its places in parts, its further properties and its cause', () => {
  const shown = (url: string): string | null => (url.includes('/a/') ? 'chapters/a.ts' : null);
  expect(frameText('murmur2 (file:///w/a/b.ts:7:10)', shown)).toBe('murmur2 (chapters/a.ts:7:10)');
  expect(frameText('Module.f (file:///w/a/b.ts:7:10)', shown)).toBe('f (chapters/a.ts:7:10)');
  expect(frameText('async Sender.run (file:///w/a/b.ts:7:10)', shown)).toBe('Sender.run (chapters/a.ts:7:10)');
  expect(frameText('file:///w/a/b.ts:7:10', shown)).toBe('chapters/a.ts:7:10');
  expect(frameText('Script.runInThisContext (node:vm:137:12)', shown)).toBeNull();
  cleanStacks(() => null);
  expect(errorText(new RangeError('too far'))).toBe('RangeError: too far');
  expect(errorText(Object.assign(new Error(''), { code: 3 }))).toBe('Error { code: 3 }');
  const error = new Error('no answer', { cause: new TypeError('cut') });
  expect(errorText(error)).toBe('Error: no answer\n  because of TypeError: cut');
});

test('a long stack is cut', () => {
  cleanStacks(() => 'chapters/a.ts');
  const frames = new Error('deep').stack!.split('\n');
  expect(frames.length).toBeLessThanOrEqual(6);
});

test('helpers give what a part takes', () => {
  expect(helpers.hex(helpers.bytes('order'))).toBe('6f 72 64 65 72');
  expect([helpers.hex(1584983611), helpers.hex(-1)]).toEqual(['0x5e78ee3b', '0xffffffff']);
  expect(helpers.random(4).nextInt(1000)).toBe(helpers.random(4).nextInt(1000));
  expect(helpers.record('a')).toEqual({ topic: 'orders', key: 'a', keyBytes: helpers.bytes('a'), valueBytes: null });
  expect(helpers.record(null, 'payments')).toMatchObject({ topic: 'payments', key: null, keyBytes: null });
  expect(helpers.partitions(2)).toEqual([
    { partition: 0, leader: 1 },
    { partition: 1, leader: 2 },
  ]);
});

test('a name can be declared again, and columns stay', () => {
  expect(redeclarable('const p = 1')).toBe('var   p = 1');
  expect(redeclarable('  let { a } = b')).toBe('  var { a } = b');
  for (const line of ['const enum A {}', 'const p', 'letter = 1', 'constant', 'f(); const a = 1']) {
    expect(redeclarable(line)).toBe(line);
  }
});

test('lines pass one by one, and wait while one is at work', async () => {
  const source = new PassThrough();
  const gate = new LineGate(source);
  const seen: string[] = [];
  gate.on('data', (chunk) => {
    seen.push(String(chunk));
    if (String(chunk) === 'wait\r') gate.busy = true;
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  source.write('a\r\nb\rwait\rc\nd');
  await settled();
  expect(seen).toEqual(['a\r\n', 'b\r', 'wait\r']);
  let interrupts = 0;
  gate.onInterrupt = () => interrupts++;
  gate.busy = false;
  await settled();
  expect(seen.slice(3)).toEqual(['c\n', 'd']);
  source.write('wait\re\r');
  await settled();
  source.write('\u0003');
  gate.busy = false;
  source.end('f');
  await settled();
  expect([interrupts, seen.slice(5), gate.readableEnded]).toEqual([1, ['wait\r', 'f'], true]);
});

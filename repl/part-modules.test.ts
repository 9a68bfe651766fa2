/** Tests of the parts in one process: whose is used, how they find each other, and what an edit does. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { PartId } from '../harness/contract/parts.ts';
import { pathOf } from '../harness/contract/parts.ts';
import { solutionsFolder } from '../grader/judge/workbook.ts';
import * as helpers from './prompt-values.ts';
import { PartModules } from './part-modules.ts';

type Partitioner = { partition(record: unknown, partitions: unknown): number };
type PartitionerClass = new (options: unknown) => Partitioner;

const folder = mkdtempSync(join(tmpdir(), 'repl-parts-'));
const solution = (id: PartId): string => readFileSync(join(solutionsFolder, pathOf(id)), 'utf8');
const write = (id: PartId, text: string): void => writeFileSync(join(folder, pathOf(id)), text);
const seven = 'export const murmur2 = (): number => 7;';
const stub = `import { todo } from '../../harness/contract/todo.ts';
export function murmur2(): number {
  return todo('2.1');
}
`;

mkdirSync(join(folder, '02-partitioner'));
beforeEach(() => {
  write('2.1', solution('2.1'));
  write('2.2', solution('2.2'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function opened(): PartModules {
  const modules = new PartModules(folder);
  modules.refresh();
  return modules;
}

const stateOf = (modules: PartModules, id: PartId) => modules.states.find((state) => state.id === id)!;

/** Where task 2.2 puts a key of a topic of 100 partitions. */
function partitionOf(modules: PartModules): number {
  const { DefaultPartitioner } = modules.load('2.2') as { DefaultPartitioner: PartitionerClass };
  const partitioner = new DefaultPartitioner({ random: helpers.random(1) });
  return partitioner.partition(helpers.record('order-4711'), helpers.partitions(100));
}

test('finished parts are the workbook’s, and use each other', () => {
  const modules = opened();
  expect(stateOf(modules, '2.1')).toEqual({ id: '2.1', owner: 'workbook', why: null, isBroken: false });
  expect(partitionOf(modules)).toBe(1584983611 % 100);
  expect(modules.refresh()).toEqual([]);
  write('2.1', seven);
  expect(modules.refresh().map((state) => state.id)).toEqual(['2.1']);
  expect(partitionOf(modules)).toBe(7);
});

test('the reference uses the workbook’s parts too, and asked for by name it is all its own', () => {
  write('2.1', seven);
  write('2.2', stub);
  const modules = opened();
  expect(stateOf(modules, '2.2').owner).toBe('reference');
  expect(partitionOf(modules)).toBe(7);
  const { murmur2 } = modules.load('2.1', 'reference') as { murmur2: (data: Uint8Array) => number };
  expect(murmur2(helpers.bytes('order-4711'))).toBe(1584983611);
});

test('an unfinished part is replaced, and can still be asked for', () => {
  write('2.1', stub);
  const modules = opened();
  expect(stateOf(modules, '2.1')).toMatchObject({ owner: 'reference', why: 'yours calls todo() in line 3' });
  expect(partitionOf(modules)).toBe(1584983611 % 100);
  const { murmur2 } = modules.load('2.1', 'workbook') as { murmur2: () => number };
  expect(murmur2).toThrow('task 2.1 is not implemented yet');
  write('2.1', seven);
  expect(modules.refresh()).toMatchObject([{ id: '2.1', owner: 'workbook' }]);
});

const path = 'chapters/02-partitioner/murmur2.ts';

test.each([
  ['export const a = ;', `${path}:1:18 does not load: Expression expected`],
  ['\nlet a = 1;\nlet a = 2;', `${path}:3:5 does not load: Identifier 'a' has already been declared`],
  [`\n  throw new Error('early');`, `${path}:2:9 does not load: early`],
  [`import { a } from '../../harness/contract/todo.ts';`, /^chapters.*does not load: .*export named 'a'/],
  [`import './nowhere.ts';`, /^chapters\/02-partitioner\/murmur2\.ts does not load: Cannot find module/],
  ['export const murmur3 = 1;', 'yours exports no murmur2'],
  ['', 'yours exports no murmur2'],
])('what does not load is replaced, and said: %j', (text, why) => {
  write('2.1', text);
  const modules = opened();
  const state = stateOf(modules, '2.1');
  expect(state).toMatchObject({ owner: 'reference', isBroken: true });
  expect(state.why).toMatch(why);
  expect(partitionOf(modules)).toBe(1584983611 % 100);
});

test('a missing file and an unknown task are named', () => {
  rmSync(join(folder, pathOf('2.1')));
  const modules = opened();
  expect(stateOf(modules, '2.1').why).toBe(`${path} is not there`);
  expect(() => modules.load('2.1', 'workbook')).toThrow(`${path} is not there.`);
  expect(() => modules.load('9.9' as PartId)).toThrow('There is no task 9.9. `parts` lists them.');
});

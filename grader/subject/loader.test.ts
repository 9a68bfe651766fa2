/** The loader in a subject: whose module an import means, copies of a module, and what a failure says. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Driven } from '../hostile/driven.ts';
import { driven } from '../hostile/driven.ts';
import type { Source } from '../judge/workbook.ts';

const uses = (specifier: string): string => `
import { murmur2 } from ${JSON.stringify(specifier)};
export class DefaultPartitioner {
  configure() {}
  partition(record: any) { return murmur2(record.keyBytes); }
  appended() {}
  close() {}
}`;
const gives = (value: number): Source => ({ task: '2.1', source: `export const murmur2 = () => ${value};` });

const partitioner = (source: string, others: readonly Source[]): Promise<Driven> =>
  driven(source, { task: '2.2', others });

async function partitionOf(part: Driven, instance = 0): Promise<unknown> {
  const node = `n#${instance}`;
  const record = { topic: 't', key: null, keyBytes: new Uint8Array(1), valueBytes: null };
  const answers = await part.driver.step(0, [
    { on: 'new', node, task: '2.2', instance, name: 'DefaultPartitioner', options: {}, seed: 1, files: [] },
    { on: 'call', call: 100 + instance, node, task: '2.2', instance, name: 'partition', values: [record, []] },
  ]);
  return answers.flat().find((effect) => effect.did === 'returned')?.value;
}

test('an import means the module of the part set, whatever lies beside it', async () => {
  await using part = await partitioner(uses('./murmur2.ts'), [gives(42)]);
  expect(part.failure).toBeNull();
  expect(await partitionOf(part)).toBe(42);
});

test.each([
  './murmur2.ts?again',
  './murmur2.ts#x',
  './/murmur2.ts',
  './murmur%32.ts',
  './murmur2.js',
  './murmur2',
  './default-partitioner.ts',
  '../00-toy/ping.ts',
  'murmur2',
  '/workbook/chapters/02-partitioner/murmur2.ts',
  'file:///workbook/chapters/02-partitioner/murmur2.ts',
  'file:///workbook/holder/2.1/0',
  'data:text/javascript,export const murmur2 = 1',
  'node:fs',
  'fs',
  'acorn',
  '../../harness/simulation/random.ts',
  '../../harness/contract/../simulation/random.ts',
  '../../harness/contract/..%2fsimulation/random.ts',
  '../../harness/contract/%2e%2e/simulation/random.ts',
  '../../harness/contract/todo.ts?x',
  '../../harness/contract/no-such.ts',
  '../../harness/contract/',
  '..\\\\..\\\\harness\\\\simulation\\\\random.ts',
  '../../solutions/02-partitioner/murmur2.ts',
  '../../grader/checks/02-partitioner/murmur2-variants.ts',
])('%s is refused', async (specifier) => {
  await using part = await partitioner(uses(specifier), [gives(42)]);
  expect(part.failure?.cause).toBe('refused');
  expect(part.failure?.says).toContain('imports "');
  expect(part.failure?.where).toMatchObject({ task: '2.2', line: 2, column: 1 });
});

test('the helpers of the contracts may be imported, all of them', async () => {
  const folder = new URL('../../harness/contract/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const imports = files.map((file, i) => `import * as m${i} from '../../harness/contract/${file}';`).join('\n');
  const names = files.map((_, i) => `m${i}`).join();
  await using part = await driven(`${imports}\nexport const murmur2 = () => [${names}].length;`);
  expect(part.failure).toBeNull();
  expect(await part.call()).toMatchObject([{ value: files.length }]);
});

test('copies of a module keep their state apart, with what they import', async () => {
  const counting: Source = {
    task: '2.1',
    source: 'const calls: number[] = []; export const murmur2 = () => calls.push(1);',
  };
  const source = uses('./murmur2.ts');
  await using part = await partitioner(source, [counting]);
  expect([await partitionOf(part), await partitionOf(part)]).toEqual([1, 2]);
  await part.load(source, [counting], 1);
  expect(await partitionOf(part, 1)).toBe(1);
  expect(await partitionOf(part)).toBe(3);
});

test('what is wrong in a module that is imported is told of that module', async () => {
  await using part = await partitioner(uses('./murmur2.ts'), [{ task: '2.1', source: 'export const murmur2 = ;' }]);
  expect(part.failure).toMatchObject({ cause: 'does not load', where: { task: '2.1', line: 1 } });
  expect(part.failure?.says).toMatch(/^chapters\/02-partitioner\/murmur2\.ts has a syntax error: /);
});

test.each<[source: string, says: string, line: number | null, column: number | null]>([
  ['\nexport const murmur2 = (;', 'has a syntax error: Expression expected.', 2, 25],
  ['export enum A { B }', 'has a syntax error: TypeScript enum is not supported in strip-only mode.', 1, 8],
  ['const a = 1; const a = 2;', "has a syntax error: Identifier 'a' has already been declared.", 1, 20],
  ['throw new Error(1);', 'runs something while it is loaded.', 1, 1],
  ['export const murmur2 = (() => { throw new TypeError("why") })();', 'does not load: TypeError: why.', 1, 39],
  ['export const murmur2 = absent;', 'does not load: ReferenceError: absent is not defined.', 1, 24],
  ['export const other = 1;', 'exports no function called murmur2. Write "export function murmur2".', null, null],
  ['export const murmur2 = 1;', 'exports murmur2, but it is a number and should be a function.', null, null],
  ['export const murmur2 = {};', 'exports murmur2, but it is an object and should be a function.', null, null],
  ['export class murmur2 {}', 'exports murmur2, but it is a class and should be a function.', null, null],
])('%j: %s', async (source, says, line, column) => {
  await using part = await driven(source);
  expect(part.failure?.says).toContain(`chapters/02-partitioner/murmur2.ts ${says}`);
  expect([part.failure?.where?.line ?? null, part.failure?.where?.column ?? null]).toEqual([line, column]);
});

test('an error has the place in the learner’s file, whatever its comments say of sources', async () => {
  const source = `export function murmur2() {\n  throw new RangeError('here');\n}\n//# sourceURL=../../../etc/passwd\n//# sourceMappingURL=../../../etc/passwd`;
  await using part = await driven(source);
  expect(await part.call()).toMatchObject([
    { did: 'threw', error: { name: 'RangeError', message: 'here', where: { task: '2.1', line: 2, column: 9 } } },
  ]);
});

test('a stack that is printed names the learner’s own files alone', async () => {
  await using part = await driven('export const murmur2 = () => {\n  console.log(new Error("x"));\n  return 0;\n};');
  await part.call();
  await part.subject.stop();
  expect(part.subject.output.text()).toBe('Error: x\n    at murmur2 (chapters/02-partitioner/murmur2.ts:2:15)\n');
});

/** Tests of typed lines: what the names' types are, what is an error, and that the reference keeps the contracts. */
import { PassThrough } from 'node:stream';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { partIds } from '../harness/contract/parts.ts';
import type { Compiler } from './compiler.ts';
import { createCompiler } from './compiler.ts';

let compiler: Compiler;
let printed = '';

beforeAll(async () => {
  const output = new PassThrough();
  output.on('data', (chunk) => (printed += String(chunk)));
  compiler = await createCompiler(output);
}, 60_000);

beforeEach(() => (printed = ''));

/** What a line gives, or what is printed of it. */
async function line(text: string): Promise<unknown> {
  const value = await new Promise((resolve, reject) => {
    compiler.evaluate(`${text}\n`, (error, result) => (error === null ? resolve(result) : reject(error)));
  });
  await new Promise((resolve) => setImmediate(resolve));
  return printed === '' ? value : printed;
}

test.each(partIds)('the reference of %s keeps its contract', async (id) => {
  const contract = `(typeof import('./harness/contract/parts.ts').parts)['${id}']['contract']`;
  const module = `import('./harness/contract/descriptor.ts').ModuleOf<${contract}>`;
  expect(await line(`((part: Parts['${id}']): ${module} => part).length`)).toBe(1);
});

test('values, awaited ones, objects in braces and imports', async () => {
  expect(await line('1 + 1')).toBe(2);
  expect(await line('await Promise.resolve(3)')).toBe(3);
  expect(await line('{ a: 1 }')).toEqual({ a: 1 });
  await line(`import { sum } from './repl/nowhere.ts'`);
  expect(printed).toContain("Cannot find module './repl/nowhere.ts'");
});

test('a name can be declared again with the same type', async () => {
  await line('const again = 1');
  await line('const again = 2');
  expect(await line('again')).toBe(2);
  expect(await line(`const again = 'a'`)).toContain('must have the same type');
});

test('a type error is two lines: marks below the place, and what is wrong', async () => {
  expect(await line(`murmur2('a')`)).toBe(
    "          ~~~\nArgument of type 'string' is not assignable to parameter of type 'Uint8Array'. (TS2345)\n",
  );
  printed = '';
  expect(await line('new DefaultPartitioner({})')).toMatch(/^ {25}~~\n.*Property 'random' is missing.*\n$/);
  printed = '';
  const missing = String(await line(`record('a') satisfies { offset: number }`));
  expect(missing).toMatch(/^ {14}~~~~~~~~~\n.*'offset' is missing.*\n$/);
  printed = '';
  expect(await line('[\n  murmur2(bytes(5)),\n]')).toMatch(
    /^ {4}murmur2\(bytes\(5\)\),\n {18}~\nArgument of type 'number'/,
  );
});

test('the types of names show their own words, and expressions have types too', () => {
  expect(compiler.typeOf('murmur2')).toMatch(/^function murmur2\(data: Uint8Array\): number\nHashes a key as/);
  expect(compiler.typeOf('bytes')).toMatch(/^function bytes\(text: string\): Uint8Array\nThe bytes of a text/);
  expect(compiler.typeOf('DefaultPartitioner')).toMatch(/^class DefaultPartitioner\n/);
  expect(compiler.typeOf(`murmur2(bytes('a'))`)).toBe('number');
  expect(compiler.typeOf(`load('2.1').murmur2(bytes('a'))`)).toBe('number');
  expect(compiler.typeOf('partitions(7)[0]!.leader')).toBe('number | null');
});

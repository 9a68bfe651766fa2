/** The scan: what a module may not hold is refused at its place, and honest code is let through. */
import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';
import type { Refusal } from './scan.ts';
import { RefusedError, scan } from './scan.ts';

const mayImport = (specifier: string): boolean => specifier === './murmur2.ts';
const scanned = (source: string): void => scan(stripTypeScriptTypes(source), mayImport);

function refusalOf(source: string): RefusedError {
  try {
    scanned(source);
  } catch (error) {
    if (error instanceof RefusedError) return error;
    throw error;
  }
  throw new Error('it was let through');
}

test.each<[source: string, why: Refusal, what: string, line: number, column: number]>([
  ["\nimport fs from 'node:fs';", 'import', 'node:fs', 2, 1],
  ["import './other.ts';", 'import', './other.ts', 1, 1],
  ["export * from 'node:os';", 'import', 'node:os', 1, 1],
  ["export { a } from './a.ts';", 'import', './a.ts', 1, 1],
  ["import { type A } from './a.ts';", 'import', './a.ts', 1, 1],
  ["const load = () => import('./murmur2.ts');", 'dynamic-import', '', 1, 20],
  ['const here = () => import.meta.url;', 'import-meta', '', 1, 20],
  ['export function then() {}', 'then', 'then', 1, 1],
  ['export const then = 1;', 'then', 'then', 1, 1],
  ['export const { a: [then] } = x;', 'then', 'then', 1, 1],
  ['export class then {}', 'then', 'then', 1, 1],
  ['const a = 1; export { a as then };', 'then', 'then', 1, 14],
  ["const a = 1; export { a as 'then' };", 'then', 'then', 1, 14],
  ["export * as then from './murmur2.ts';", 'then', 'then', 1, 1],
  ["export { murmur2 as then } from './murmur2.ts';", 'then', 'then', 1, 1],
  ['let count = 0;', 'let', 'count', 1, 1],
  ['export let count = 0;', 'let', 'count', 1, 8],
  ['var [first, second] = [1, 2];', 'let', 'first', 1, 1],
  ['using file = open();', 'statement', '', 1, 1],
  ['console.log(1);', 'statement', '', 1, 1],
  ['if (true) {}', 'statement', '', 1, 1],
  ['for (;;);', 'statement', '', 1, 1],
  ['start: { }', 'statement', '', 1, 1],
  ['const a = await b;', 'await', '', 1, 11],
  ['const a = [...(await b)];', 'await', '', 1, 16],
  ['class A { static count = 0; }', 'static', '', 1, 11],
  ['class A { static { go(); } }', 'static', '', 1, 11],
  ['const A = class { static #count = 0; };', 'static', '', 1, 19],
  ['function f() {}\nfunction g() { f = 1; }', 'reassign', 'f', 2, 16],
  ['class A {}\nconst g = () => { A++; };', 'reassign', 'A', 2, 19],
  ['function f() {}\nconst g = () => { [f] = [1]; };', 'reassign', 'f', 2, 19],
  ['function f() {}\nconst g = () => { ({ a: f = 1 } = {}); };', 'reassign', 'f', 2, 20],
  ['function f() {}\nfunction g() { for (f of []) ; }', 'reassign', 'f', 2, 16],
])('%j is refused', (source, why, what, line, column) => {
  const { why: foundWhy, what: foundWhat, line: foundLine, column: foundColumn } = refusalOf(source);
  expect([foundWhy, foundWhat, foundLine, foundColumn]).toEqual([why, what, line, column]);
});

test.each([
  ["import { murmur2 } from './murmur2.ts'; export { murmur2 };"],
  ["import type { Random } from '../anything.ts'; export type Mine = Random;"],
  ['// let it be\n/* var */ const text = "let it be";'],
  [
    'const table = makeTable(); function makeTable() { const t = []; for (let i = 0; i < 9; i++) t.push(i); return t; }',
  ],
  ["const settings = { 'linger.ms': 5, names: ['a', 'b'], nested: { deep: null } } as const;"],
  ['const { a, b: [c] } = { a: 1, b: [2] };'],
  ['class A { #kept = 0; static make() { return new A(); } get kept() { return this.#kept++; } #go() {} }'],
  ['class MyError extends Error { override name = "MyError"; constructor() { super(); this.message = "x"; } }'],
  ['function* numbers() { yield 1; } async function* later() { yield await 1; }'],
  ['export async function f() { for await (const one of []) await one; } const g = async () => await 1;'],
  ['function f() { outer: for (;;) { for (;;) break outer; } }'],
  ['function f() {} function g() { let f = 1; f = 2; return f; }'],
  ['function f() {} function g(f: number) { f += 1; return f; }'],
  ['function f() {} function g({ f }: any, [h = 1]: any) { f = h; }'],
  ['function f() {} function g() { const [f] = [1]; for (let i = f; i < 2; i++); }'],
  ['function f() {} function g() { try { } catch (f) { f = 1; } }'],
  ['function f() {} const g = () => { function f() {} f = 1 as any; };'],
  ['class A {} function g() { class A {} (A as any) = 1; }'],
  ['const counts = new Map<string, number>(); function add() { counts.set("a", 1); }'],
  ['function f(a = 1, ...rest: number[]) { a ||= 2; rest.length = 0; }'],
  ['"use strict"; const a = 1;;'],
  ['export default function () {}'],
  ['interface A { then: string } type B = A; declare const c: B; abstract class D { abstract e(): void }'],
  ['const then = 1; class Waits { then() {} }'],
  [''],
])('%j is let through', (source) => {
  expect(() => scanned(source)).not.toThrow();
});

test('a tree of any depth is walked', () => {
  const sum = `const a = ${'1+'.repeat(900)}1;`;
  expect(() => scanned(sum)).not.toThrow();
});

/** What a part finds: what is on the list works, and the rest says what to use instead. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Driven } from '../hostile/driven.ts';
import { driven } from '../hostile/driven.ts';

/** Runs each of these, chosen by the first byte of the key, and throws what came out as text. */
const tries = {
  'new Date()': 'Date is not there in a part: use clock.now() of the clock that your constructor gets',
  'Date.now()': 'Date is not there in a part: use clock.now()',
  'performance.now()': 'performance is not there in a part: use clock.now()',
  'setTimeout(() => {}, 1)': 'setTimeout is not there in a part: use clock.sleep(ms, signal)',
  'setInterval(() => {}, 1)': 'setInterval is not there in a part: use clock.sleep(ms, signal)',
  'setImmediate(() => {})': 'setImmediate is not there in a part: use clock.sleep(ms, signal)',
  'clearTimeout(1)': 'clearTimeout is not there in a part: abort the signal',
  'AbortSignal.timeout(1)': 'AbortSignal.timeout is not there in a part: use clock.sleep(ms, signal)',
  'new Event("x").timeStamp': 'Event.prototype.timeStamp is not there in a part: use clock.now()',
  'Math.random()': 'Math.random is not there in a part: use the random that your constructor gets',
  'crypto.randomUUID()': 'crypto is not there in a part: use the random',
  'process.exit(1)':
    'process is not there in a part: a part reaches the outside only through what its constructor gets',
  'globalThis.process': 'process is not there in a part',
  'fetch("http://x")': 'fetch is not there in a part: use the network that your constructor gets',
  'new WebSocket("ws://x")': 'WebSocket is not there in a part: use the network',
  'new Intl.Collator()': 'Intl is not there in a part: compare texts with < and >',
  'new WeakRef({})': 'WeakRef is not there in a part: keep the object itself',
  'new FinalizationRegistry(() => {})': 'FinalizationRegistry is not there in a part',
  'new SharedArrayBuffer(1)': 'SharedArrayBuffer is not there in a part',
  'new WebAssembly.Module(new Uint8Array())': 'WebAssembly is not there in a part',
  'new URL("http://x")': 'URL is not there in a part',
  'new MessageChannel()': 'MessageChannel is not there in a part',
  'new Response()': 'Response is not there in a part',
  'navigator.hardwareConcurrency': 'navigator is not there in a part',
  '"a".localeCompare("b")': 'String.prototype.localeCompare is not there in a part: compare texts with < and >',
  '"A".toLocaleLowerCase()': 'String.prototype.toLocaleLowerCase is not there in a part: use toLowerCase()',
  '(1).toLocaleString()': 'Number.prototype.toLocaleString is not there in a part: use toString()',
  '1n.toLocaleString()': 'BigInt.prototype.toLocaleString is not there in a part: use toString()',
  '[1].toLocaleString()': 'Array.prototype.toLocaleString is not there in a part: use join()',
  'new Uint8Array(1).toLocaleString()': 'TypedArray.prototype.toLocaleString is not there in a part: use join()',
  'eval("1")': 'eval is not there in a part: write it as code',
  'new Function("return 1")()': 'Code generation from strings disallowed',
  '(async () => {}).constructor("return 1")': 'Code generation from strings disallowed',
  '(globalThis as any).mine = 1': 'Cannot add property mine, object is not extensible',
  '(Array.prototype as any).last = 1': 'Cannot add property last, object is not extensible',
  'Object.prototype.toString = () => ""': 'toString of what all parts share cannot be changed',
  'Map.prototype.get = () => 1': "Cannot assign to read only property 'get'",
  'Buffer.from = () => 1': "Cannot assign to read only property 'from'",
  '(Array.prototype.map as any).kept = 1': 'Cannot add property kept, object is not extensible',
  '(AbortSignal.prototype as any).kept = 1': 'Cannot add property kept, object is not extensible',
  '((function* () {})().constructor as any).kept = 1': 'Cannot add property kept',
  'Error.prepareStackTrace = () => 1': "Cannot assign to read only property 'prepareStackTrace'",
  '(/(a)/.test("a"), RegExp.$1 ?? "gone")': 'gone',
  'Buffer.from("abc").buffer.byteLength': '3',
  'Buffer.allocUnsafe(4).join()': '0,0,0,0',
  // What is on the list.
  'Object.assign(new Error("m"), { name: "Mine" }).toString()': 'Mine: m',
  '(() => { const e = new Error(); e.name = "Mine"; e.message = "m"; return String(e); })()': 'Mine: m',
  '(() => { class E extends Error { constructor() { super("m"); this.name = "Mine"; } } return String(new E()); })()':
    'Mine: m',
  '(() => { const o: any = {}; o.toString = () => "own"; o.valueOf = () => 1; o.constructor = 2; return `${o}${o.constructor}`; })()':
    'own2',
  '(() => { function F(this: any) {} F.prototype.toString = () => "F"; return String(new (F as any)()); })()': 'F',
  '(() => { const counts: any = {}; for (const key of ["constructor", "name"]) counts[key] = 1; return JSON.stringify(counts); })()':
    '{"constructor":1,"name":1}',
  'new Intern().kept': 'kept',
  'new TextDecoder().decode(new TextEncoder().encode("é"))': 'é',
  'Buffer.from("é").toString("hex")': 'c3a9',
  'structuredClone({ a: [1] }).a[0]': '1',
  'AbortSignal.any([AbortSignal.abort(new Error("r"))]).reason.message': 'r',
  '[3, 1, 2].toSorted().join()': '1,2,3',
  'Math.imul(3, 4)': '12',
  'new DataView(new ArrayBuffer(8)).getBigInt64(0)': '0',
  'atob(btoa("ok"))': 'ok',
  '[...new Map([["a", 1]]).entries()].join()': 'a,1',
  'new Error("x").stack': `Error: x\n    at `,
} as const;

const expressions = Object.keys(tries) as (keyof typeof tries)[];
const source = `
class Intern extends Map<string, string> { kept = 'kept'; }
const tries: readonly (() => unknown)[] = [${expressions.map((one) => `() => (${one})`).join(',\n')}];
export function murmur2(data: Uint8Array): number {
  throw new Error(\`gives \${String(tries[data[0]!]!())}\`);
}`;

let part: Driven;
beforeAll(async () => {
  part = await driven(source);
  expect(part.failure).toBeNull();
});
afterAll(() => part[Symbol.asyncDispose]());

test.each(expressions.map((expression, i) => [expression, i] as const))('%s', async (expression, i) => {
  const [effect] = await part.call(new Uint8Array([i]));
  expect(effect?.did).toBe('threw');
  const { error } = effect as { error: { message: string } };
  expect(error.message.replaceAll('\\n', '\n')).toContain(tries[expression]);
});

/**
 * What a part finds in its global scope: an allow-list. The rest throws an error that names what to use instead: what
 * waits for real, what differs from run to run or from one Node to the next, and what reaches out of the process.
 */

const allowed = new Set(
  (
    'globalThis undefined NaN Infinity Object Function Array Number Boolean String Symbol BigInt Math JSON Reflect Proxy ' +
    'Promise Map Set WeakMap WeakSet RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError ' +
    'URIError SuppressedError DisposableStack AsyncDisposableStack ArrayBuffer DataView Uint8Array Uint8ClampedArray ' +
    'Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array Float64Array BigInt64Array ' +
    'BigUint64Array Iterator parseInt parseFloat isNaN isFinite encodeURI encodeURIComponent decodeURI ' +
    'decodeURIComponent escape unescape Buffer TextEncoder TextDecoder AbortController AbortSignal Event EventTarget ' +
    'DOMException queueMicrotask structuredClone console atob btoa'
  ).split(' '),
);

const sleepInstead = 'use clock.sleep(ms, signal) of the clock that your constructor gets';
const clockInstead = 'use clock.now() of the clock that your constructor gets';
const randomInstead = 'use the random that your constructor gets';

const instead: { readonly [name: string]: string } = {
  setTimeout: sleepInstead,
  setInterval: sleepInstead,
  setImmediate: sleepInstead,
  clearTimeout: 'abort the signal that you gave to clock.sleep(ms, signal)',
  clearInterval: 'abort the signal that you gave to clock.sleep(ms, signal)',
  Date: clockInstead,
  Temporal: clockInstead,
  performance: clockInstead,
  crypto: randomInstead,
  eval: 'write it as code',
  process: 'a part reaches the outside only through what its constructor gets',
  fetch: 'use the network that your constructor gets',
  WebSocket: 'use the network that your constructor gets',
  Intl: 'compare texts with < and >',
  WeakRef: 'keep the object itself: when memory is freed differs from run to run',
  FinalizationRegistry: 'free what you hold yourself: when memory is freed differs from run to run',
};

const otherwise = 'a part reaches the outside only through what its constructor gets';

/** Members of what is allowed that are taken away all the same. `TypedArray` has no name of its own in JavaScript. */
const members: readonly (readonly [path: string, instead: string])[] = [
  ['Math.random', randomInstead],
  ['AbortSignal.timeout', sleepInstead],
  ['Event.prototype.timeStamp', clockInstead],
  ['String.prototype.localeCompare', 'compare texts with < and >'],
  ['String.prototype.toLocaleLowerCase', 'use toLowerCase()'],
  ['String.prototype.toLocaleUpperCase', 'use toUpperCase()'],
  ['Number.prototype.toLocaleString', 'use toString()'],
  ['BigInt.prototype.toLocaleString', 'use toString()'],
  ['Array.prototype.toLocaleString', 'use join()'],
  ['TypedArray.prototype.toLocaleString', 'use join()'],
  ['Object.prototype.toLocaleString', 'use toString()'],
];

/** Thrown where a part uses what is not there. */
export class MissingGlobalError extends ReferenceError {
  override readonly name = 'MissingGlobalError';
}

/** Takes away what is not on the list, for the rest of this process, and fixes what is on it. */
export function restrictGlobals(): void {
  for (const [path, use] of members) takeMemberAway(path, use);
  // What the last match of any expression was, whoever made it: state that outlives its part.
  for (const name of Object.getOwnPropertyNames(RegExp)) {
    if (Object.getOwnPropertyDescriptor(RegExp, name)?.get !== undefined) Reflect.deleteProperty(RegExp, name);
  }
  // Small buffers are otherwise slices of one block of memory that all parts of a process share.
  Buffer.poolSize = 0;
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (allowed.has(name)) fix(name);
    else takeAway(name);
  }
}

function takeMemberAway(path: string, use: string): void {
  const names = path.split('.');
  const member = names.pop()!;
  let owner: unknown = names[0] === 'TypedArray' ? Object.getPrototypeOf(Uint8Array) : globalThis[names[0] as 'Math'];
  for (const name of names.slice(1)) owner = (owner as { [name: string]: unknown } | undefined)?.[name];
  const found = owner === undefined ? undefined : Object.getOwnPropertyDescriptor(owner, member);
  if (found === undefined) return;
  const missing = (): never => {
    throw new MissingGlobalError(`${path} is not there in a part: ${use}`);
  };
  const replaced = found.get === undefined ? { value: missing, writable: true } : { get: missing };
  Object.defineProperty(owner, member, { ...replaced, configurable: true, enumerable: false });
}

/** Some of what Node gives is made on first use by a getter; this makes it now. */
function fix(name: string): void {
  if (Object.getOwnPropertyDescriptor(globalThis, name)?.get === undefined) return;
  const value: unknown = globalThis[name as 'Buffer'];
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

function takeAway(name: string): void {
  const missing = (): never => {
    throw new MissingGlobalError(`${name} is not there in a part: ${instead[name] ?? otherwise}`);
  };
  // Deleted first: to define what Node would only make on first use makes it, at 60 ms for what belongs to fetch.
  if (Reflect.deleteProperty(globalThis, name)) {
    Object.defineProperty(globalThis, name, { get: missing, configurable: false, enumerable: false });
  }
}

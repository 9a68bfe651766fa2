/** Encodes values by schema; what the schema does not declare is named by its kind. Runs on both sides. */
import { types } from 'node:util';
import type { Schema } from '../../harness/contract/schema.ts';
import type { Encoded, Kind } from './encoded.ts';
import { sizeLimit, strayLimit } from './encoded.ts';

// What a part may replace in its own process is kept from before it was loaded.
const { isArray } = Array;
const { is, keys: keysOf } = Object;
const { isProxy, isPromise, isUint8Array, isNativeError, isMap, isSet, isDate } = types;
const { apply } = Reflect;
const toBase64 = Buffer.prototype.toString;
const asBuffer = Buffer.from;
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const getterOf = (name: string): (() => unknown) => Object.getOwnPropertyDescriptor(typedArray, name)!.get!;
const byteLengthOf = getterOf('byteLength');
const byteOffsetOf = getterOf('byteOffset');
const bufferOf = getterOf('buffer');

export function encode(schema: Schema, value: unknown): Encoded {
  switch (schema.kind) {
    case 'nullable':
      return value === null ? 'z' : encode(schema.of, value);
    case 'oneOf':
      return encode(schema.of.find((one) => accepts(one, value)) ?? { kind: 'nothing' }, value);
    case 'bytes':
      return !isProxy(value) && isUint8Array(value) ? encodeBytes(value) : stray(value);
    case 'string':
      return typeof value === 'string' ? encodeText(value) : stray(value);
    case 'array':
      return !isProxy(value) && isArray(value) ? encodeArray(schema.of, value) : stray(value);
    case 'record':
      return isPlain(value) ? encodeRecord(schema, value) : stray(value);
    case 'map':
      return isPlain(value) ? encodeMap(schema.of, value) : stray(value);
    default:
      return stray(value);
  }
}

function accepts(schema: Schema, value: unknown): boolean {
  switch (schema.kind) {
    case 'string':
    case 'boolean':
      return typeof value === schema.kind;
    case 'int32':
    case 'integer':
    case 'number':
      return typeof value === 'number';
    case 'nothing':
      return value === undefined;
    case 'bytes':
      return isUint8Array(value);
    case 'array':
      return isArray(value);
    case 'nullable':
      return value === null || accepts(schema.of, value);
    case 'oneOf':
      return schema.of.some((one) => accepts(one, value));
    default:
      return isPlain(value);
  }
}

function isPlain(value: unknown): value is { [key: string]: unknown } {
  return (
    typeof value === 'object' && value !== null && !isProxy(value) && !isArray(value) && kindOf(value) === 'object'
  );
}

const encodeText = (text: string): Encoded => (text.length > sizeLimit ? '?longtext' : `s${text}`);

function encodeBytes(data: Uint8Array): Encoded {
  // The prototype of the value may be the part's own; these are not.
  const length = apply(byteLengthOf, data, []) as number;
  if (length > sizeLimit) return '?longbytes';
  const buffer = asBuffer(apply(bufferOf, data, []) as ArrayBuffer, apply(byteOffsetOf, data, []) as number, length);
  return `b${apply(toBase64, buffer, ['base64']) as string}`;
}

function encodeArray(of: Schema, items: readonly unknown[]): Encoded {
  if (items.length > sizeLimit) return '?longarray';
  const encoded: Encoded[] = ['a'];
  for (let i = 0; i < items.length; i++) encoded[i + 1] = encode(of, items[i]);
  return encoded;
}

function encodeRecord(schema: Schema & { kind: 'record' }, value: { readonly [key: string]: unknown }): Encoded {
  const names = keysOf(schema.fields);
  const own = keysOf(value);
  if (own.length !== names.length) return '?record';
  const encoded: Encoded[] = ['r'];
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    let found = false;
    for (let k = 0; k < own.length; k++) found ||= own[k] === name;
    if (!found) return '?record';
    encoded[i + 1] = encode(schema.fields[name]!, value[name]);
  }
  return encoded;
}

function encodeMap(of: Schema, value: { readonly [key: string]: unknown }): Encoded {
  const encoded: Encoded[] = ['m'];
  const keys = keysOf(value);
  if (keys.length > sizeLimit) return '?longobject';
  for (const key of keys.sort()) encoded.push(`s${key}`, encode(of, value[key]));
  return encoded;
}

/** A value by itself: a primitive with its value (texts cut), anything else by its kind. */
export function stray(value: unknown): Encoded {
  switch (typeof value) {
    case 'number':
      return is(value, -0) ? 'n-0' : `n${value}`;
    case 'bigint':
      return value > -(2n ** 63n) && value < 2n ** 64n ? `i${value}` : '?bigint';
    case 'string':
      return `s${value.slice(0, strayLimit)}`;
    case 'boolean':
      return value ? 't' : 'f';
    case 'undefined':
      return 'u';
    default:
      return value === null ? 'z' : `?${kindOf(value)}`;
  }
}

function kindOf(value: unknown): Kind {
  if (typeof value === 'symbol') return 'symbol';
  if (isProxy(value)) return 'proxy';
  if (typeof value === 'function') return 'function';
  if (isPromise(value)) return 'promise';
  if (isArray(value)) return 'array';
  if (isUint8Array(value)) return 'bytes';
  if (isNativeError(value)) return 'error';
  if (isMap(value)) return 'map';
  if (isSet(value)) return 'set';
  return isDate(value) ? 'date' : 'object';
}

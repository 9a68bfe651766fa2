/**
 * The closed decoder: from what came over the channel to a value of a declared shape, or a sentence about what came
 * instead. It reads strings and arrays only, builds every object itself, and is as deep as the schema, not as the data.
 */
import type { Infer, Schema } from '../../harness/contract/schema.ts';
import type { Kind } from './encoded.ts';
import { kinds } from './encoded.ts';
import { visible } from './visible.ts';

/** What the value should be and what it was, and where in it: `''` for the value itself, else `[3].offset`. */
export type Mismatch = { readonly at: string; readonly wanted: string; readonly got: string };

export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mismatch: Mismatch };

/** What a reader returns in place of a value. It is never one: values are made here, of plain kinds. */
class Wrong {
  readonly wanted: string;
  readonly got: string;
  at = '';

  constructor(schema: Schema, encoded: unknown) {
    this.wanted = wanted(schema);
    this.got = gotOf(encoded);
  }

  below(place: string): this {
    this.at = place + this.at;
    return this;
  }
}

export function decode<const S extends Schema>(schema: S, encoded: unknown): Decoded<Infer<S>> {
  const value = read(schema, encoded);
  if (!(value instanceof Wrong)) return { ok: true, value: value as Infer<S> };
  return { ok: false, mismatch: { at: value.at, wanted: value.wanted, got: value.got } };
}

function read(schema: Schema, encoded: unknown): unknown {
  switch (schema.kind) {
    case 'nullable': {
      const value = encoded === 'z' ? null : read(schema.of, encoded);
      return value instanceof Wrong && value.at === '' ? new Wrong(schema, encoded) : value;
    }
    case 'oneOf': {
      const fitting = schema.of.find((one) => mayRead(one, encoded));
      return fitting === undefined ? new Wrong(schema, encoded) : read(fitting, encoded);
    }
    case 'array':
      return isTagged(encoded, 'a') ? readArray(schema.of, encoded) : new Wrong(schema, encoded);
    case 'map':
      return isTagged(encoded, 'm') ? readMap(schema, encoded) : new Wrong(schema, encoded);
    case 'record':
      return isTagged(encoded, 'r') ? readRecord(schema, encoded) : new Wrong(schema, encoded);
    default: {
      const value = typeof encoded === 'string' ? primitive(schema.kind, encoded) : undefined;
      return value === undefined ? new Wrong(schema, encoded) : value.is;
    }
  }
}

const tags: { readonly [K in Schema['kind']]?: string } = { array: 'a', map: 'm', record: 'r' };

/** Whether a value of this shape could begin like this: shapes of one choice differ in their JavaScript type. */
function mayRead(schema: Schema, encoded: unknown): boolean {
  if (schema.kind === 'nullable') return encoded === 'z' || mayRead(schema.of, encoded);
  if (schema.kind === 'oneOf') return schema.of.some((one) => mayRead(one, encoded));
  const tag = tags[schema.kind];
  if (tag !== undefined) return isTagged(encoded, tag);
  return typeof encoded === 'string' && primitive(schema.kind, encoded) !== undefined;
}

function readArray(of: Schema, encoded: readonly unknown[]): unknown {
  const items: unknown[] = [];
  for (let i = 1; i < encoded.length; i++) {
    const item = read(of, encoded[i]);
    if (item instanceof Wrong) return item.below(`[${i - 1}]`);
    items.push(item);
  }
  return items;
}

function readMap(schema: Schema & { kind: 'map' }, encoded: readonly unknown[]): unknown {
  const entries = new Map<string, unknown>();
  for (let i = 1; i < encoded.length; i += 2) {
    const key = read({ kind: 'string' }, encoded[i]);
    if (typeof key !== 'string' || entries.has(key)) return new Wrong(schema, undefined);
    const value = read(schema.of, encoded[i + 1]);
    if (value instanceof Wrong) return value.below(`[${JSON.stringify(key)}]`);
    entries.set(key, value);
  }
  return Object.fromEntries(entries);
}

function readRecord(schema: Schema & { kind: 'record' }, encoded: readonly unknown[]): unknown {
  const names = Object.keys(schema.fields);
  if (encoded.length !== names.length + 1) return new Wrong(schema, encoded);
  const entries: [string, unknown][] = [];
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    const value = read(schema.fields[name]!, encoded[i + 1]);
    if (value instanceof Wrong) return value.below(`.${name}`);
    entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

function primitive(kind: Schema['kind'], encoded: string): { readonly is: unknown } | undefined {
  const rest = encoded.slice(1);
  switch (encoded[0]) {
    case 't':
    case 'f':
      return kind === 'boolean' && rest === '' ? { is: encoded === 't' } : undefined;
    case 'u':
      return kind === 'nothing' && rest === '' ? { is: undefined } : undefined;
    case 's':
      return kind === 'string' ? { is: rest } : undefined;
    case 'b':
      return kind === 'bytes' && /^[A-Za-z0-9+/]*={0,2}$/.test(rest)
        ? { is: viewOf(Buffer.from(rest, 'base64')) }
        : undefined;
    case 'n':
      return numberOf(kind, rest);
    default:
      return undefined;
  }
}

const before = 5;
const after = 3;

/**
 * The bytes as they come from a socket or a log: a view into a larger buffer, so that a part which takes the whole
 * buffer for its own is seen.
 */
function viewOf(data: Uint8Array): Uint8Array {
  return bufferAround(data).subarray(before, before + data.length);
}

/** The buffer that the bytes which a part gets lie in. */
export function bufferAround(data: Uint8Array): Uint8Array {
  const larger = new Uint8Array(before + data.length + after).fill(0xa5);
  larger.set(data, before);
  return larger;
}

const numberText = /^(?:NaN|-?Infinity|-?\d{1,25}(?:\.\d{1,25})?(?:e[+-]\d{1,3})?)$/;

function numberOf(kind: Schema['kind'], text: string): { readonly is: number } | undefined {
  if (!numberText.test(text)) return undefined;
  const value = Number(text);
  if (kind === 'number') return { is: value };
  const inRange = kind === 'int32' ? (value | 0) === value : kind === 'integer' && Number.isSafeInteger(value);
  return inRange ? { is: value === 0 ? 0 : value } : undefined;
}

function isTagged(encoded: unknown, tag: string): encoded is readonly unknown[] {
  return Array.isArray(encoded) && encoded[0] === tag;
}

const names: { readonly [K in Schema['kind']]: string } = {
  boolean: 'true or false',
  int32: 'a signed 32-bit integer',
  integer: 'a safe integer',
  number: 'a number',
  string: 'a text',
  bytes: 'bytes (a Uint8Array)',
  nothing: 'nothing (undefined)',
  nullable: '',
  array: 'an array',
  map: 'an object',
  record: '',
  oneOf: '',
};

/** What a shape is called in a sentence: `a 32-bit integer`. */
export function wanted(schema: Schema): string {
  if (schema.kind === 'nullable') return `${wanted(schema.of)} or null`;
  if (schema.kind === 'oneOf') return schema.of.map(wanted).join(' or ');
  if (schema.kind === 'record') return `an object with the keys ${Object.keys(schema.fields).join(', ')}`;
  return names[schema.kind];
}

const textShown = 60;

/** What came, for a sentence: `a promise`, `the text "abc"`, `1.5`. */
export function gotOf(encoded: unknown): string {
  if (Array.isArray(encoded)) {
    return encoded[0] === 'a'
      ? 'an array'
      : encoded[0] === 'm' || encoded[0] === 'r'
        ? 'an object'
        : 'nothing readable';
  }
  if (typeof encoded !== 'string') return 'nothing readable';
  const rest = encoded.slice(1);
  switch (encoded[0]) {
    case 't':
      return 'true';
    case 'f':
      return 'false';
    case 'z':
      return 'null';
    case 'u':
      return 'undefined';
    case 's':
      return `the text ${JSON.stringify(visible(rest.slice(0, textShown), Infinity) + (rest.length > textShown ? '…' : ''))}`;
    case 'b':
      return kinds.bytes;
    case 'n':
      return numberText.test(rest) ? rest : 'nothing readable';
    case 'i':
      return /^-?\d{1,20}$/.test(rest) ? `the bigint ${rest}n` : 'nothing readable';
    default:
      return Object.hasOwn(kinds, rest) ? kinds[rest as Kind] : 'nothing readable';
  }
}

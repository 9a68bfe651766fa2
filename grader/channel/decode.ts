/**
 * The closed decoder: from what came over the channel to a value of a declared shape, or a sentence about what came
 * instead. It reads strings and arrays only, builds every object itself, and is as deep as the schema, not as the data.
 */
import type { Infer, Schema } from '../../harness/contract/schema.ts';
import type { Kind } from './encoded.ts';
import { kinds, strayLimit } from './encoded.ts';
import { visible } from './visible.ts';

/** What the value should be and what it was, and where in it: `''` for the value itself, else `[3].offset`. */
export type Mismatch = { readonly at: string; readonly wanted: string; readonly got: string };

export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mismatch: Mismatch };

class MismatchError extends Error {
  readonly mismatch: Mismatch;

  constructor(mismatch: Mismatch) {
    super(`${mismatch.wanted}, got ${mismatch.got}`);
    this.mismatch = mismatch;
  }
}

export function decode<const S extends Schema>(schema: S, encoded: unknown): Decoded<Infer<S>> {
  try {
    return { ok: true, value: read(schema, encoded, '') as Infer<S> };
  } catch (error) {
    if (error instanceof MismatchError) return { ok: false, mismatch: error.mismatch };
    throw error;
  }
}

function read(schema: Schema, encoded: unknown, at: string): unknown {
  switch (schema.kind) {
    case 'nullable':
      return encoded === 'z' ? null : read(schema.of, encoded, at);
    case 'oneOf':
      return readOneOf(schema.of, encoded, at) ?? refuse(schema, encoded, at);
    case 'array':
      if (!isTagged(encoded, 'a')) return refuse(schema, encoded, at);
      return encoded.slice(1).map((item, i) => read(schema.of, item, `${at}[${i}]`));
    case 'map':
      return isTagged(encoded, 'm') ? readMap(schema.of, encoded, at) : refuse(schema, encoded, at);
    case 'record':
      return isTagged(encoded, 'r') ? readRecord(schema, encoded, at) : refuse(schema, encoded, at);
    default: {
      const value = typeof encoded === 'string' ? primitive(schema.kind, encoded) : undefined;
      return value === undefined ? refuse(schema, encoded, at) : value.is;
    }
  }
}

function readOneOf(of: readonly Schema[], encoded: unknown, at: string): unknown {
  for (const schema of of) {
    try {
      return read(schema, encoded, at);
    } catch (error) {
      if (!(error instanceof MismatchError)) throw error;
    }
  }
  return undefined;
}

function readMap(of: Schema, encoded: readonly unknown[], at: string): unknown {
  const entries: [string, unknown][] = [];
  for (let i = 1; i + 1 < encoded.length; i += 2) {
    const key = read({ kind: 'string' }, encoded[i], at) as string;
    entries.push([key, read(of, encoded[i + 1], `${at}[${JSON.stringify(key)}]`)]);
  }
  return Object.fromEntries(entries);
}

function readRecord(schema: Schema & { kind: 'record' }, encoded: readonly unknown[], at: string): unknown {
  const fields = Object.entries(schema.fields);
  if (encoded.length !== fields.length + 1) return refuse(schema, encoded, at);
  return Object.fromEntries(fields.map(([name, of], i) => [name, read(of, encoded[i + 1], `${at}.${name}`)]));
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
        ? { is: new Uint8Array(Buffer.from(rest, 'base64')) }
        : undefined;
    case 'n':
      return numberOf(kind, rest);
    default:
      return undefined;
  }
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

function refuse(schema: Schema, encoded: unknown, at: string): never {
  throw new MismatchError({ at, wanted: wanted(schema), got: gotOf(encoded) });
}

const names: { readonly [K in Schema['kind']]: string } = {
  boolean: 'true or false',
  int32: 'a 32-bit integer',
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
      return `the text ${JSON.stringify(visible(rest, strayLimit))}`;
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

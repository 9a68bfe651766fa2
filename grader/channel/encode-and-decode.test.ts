/** Encoding and decoding: every value of a shape survives the channel, and nothing else gets through. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schema } from '../../harness/contract/schema.ts';
import * as shape from '../../harness/contract/schema.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';

const overTheWire = (encoded: unknown): unknown => JSON.parse(JSON.stringify(encoded)) as unknown;

/** Values of a shape. */
function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  switch (schema.kind) {
    case 'boolean':
      return fc.boolean();
    case 'int32':
      return fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    case 'integer':
      return fc.maxSafeInteger();
    case 'number':
      return fc.double();
    case 'string':
      return fc.string({ unit: 'binary' });
    case 'bytes':
      return fc.uint8Array();
    case 'nothing':
      return fc.constant(undefined);
    case 'nullable':
      return fc.option(valuesOf(schema.of));
    case 'array':
      return fc.array(valuesOf(schema.of));
    case 'map':
      return fc.dictionary(fc.string(), valuesOf(schema.of), { noNullPrototype: true });
    case 'record':
      return fc.record(
        Object.fromEntries(Object.entries(schema.fields).map(([name, field]) => [name, valuesOf(field)])),
        { noNullPrototype: true },
      );
    case 'oneOf':
      return fc.oneof(...schema.of.map(valuesOf));
  }
}

const leaves: readonly Schema[] = [shape.boolean, shape.int32, shape.integer, shape.number, shape.string, shape.bytes];

/** Shapes, a few levels deep. */
const { schema: schemas } = fc.letrec<{ schema: Schema; deep: Schema }>((tie) => ({
  deep: fc.oneof(
    tie('schema').map(shape.nullable),
    tie('schema').map(shape.array),
    tie('schema').map(shape.map),
    fc
      .dictionary(fc.stringMatching(/^[a-z.]{1,8}$/), tie('schema'), { maxKeys: 4, noNullPrototype: true })
      .map(shape.record),
    fc.constant(shape.nullable(shape.oneOf(shape.string, shape.number, shape.bytes, shape.array(shape.int32)))),
  ),
  schema: fc.oneof({ maxDepth: 3 }, fc.constantFrom<Schema[]>(...leaves), tie('deep')),
}));

const anything = fc.anything({ withBigInt: true, withTypedArray: true, withMap: true, withSet: true, withDate: true });

test('every value of every shape comes back equal', () => {
  const cases = schemas.chain((schema) => valuesOf(schema).map((value) => ({ schema, value })));
  fc.assert(
    fc.property(cases, ({ schema, value }) => {
      const decoded = decode(schema, overTheWire(encode(schema, value)));
      expect(decoded).toStrictEqual({ ok: true, value });
    }),
  );
});

test('encoding takes whatever value there is, and what crosses is text and lists', () => {
  const isEncoded = (encoded: unknown): boolean =>
    typeof encoded === 'string' || (Array.isArray(encoded) && encoded.every(isEncoded));
  fc.assert(fc.property(schemas, anything, (schema, value) => isEncoded(encode(schema, value))));
});

test('decoding takes whatever came, and gives a value of the shape or a sentence', () => {
  fc.assert(
    fc.property(schemas, fc.jsonValue({ maxDepth: 6 }), (schema, came) => {
      const decoded = decode(schema, came);
      if (decoded.ok) expect(decode(schema, encode(schema, decoded.value))).toStrictEqual(decoded);
      else expect(decoded.mismatch.got).not.toBe('');
    }),
  );
});

test('numbers keep NaN, the infinities and minus zero', () => {
  for (const value of [Number.NaN, Infinity, -Infinity, -0, 0, 1e-300, 2 ** 60, 1e21, 5e-324]) {
    expect(decode(shape.number, encode(shape.number, value))).toStrictEqual({ ok: true, value });
  }
});

const strays: readonly (readonly [value: unknown, schema: Schema, got: string])[] = [
  [1.5, shape.int32, '1.5'],
  [2 ** 31, shape.int32, '2147483648'],
  [2 ** 53, shape.integer, '9007199254740992'],
  [Number.NaN, shape.integer, 'NaN'],
  ['1', shape.integer, 'the text "1"'],
  ['a\u001b[2J\u202e', shape.integer, 'the text "a\\\\x1b[2J\\\\u202e"'],
  ['x'.repeat(500), shape.integer, `the text "${'x'.repeat(60)}…"`],
  [12n, shape.integer, 'the bigint 12n'],
  [10n ** 30n, shape.integer, 'a bigint beyond 64 bits'],
  [undefined, shape.integer, 'undefined'],
  [null, shape.integer, 'null'],
  [true, shape.string, 'true'],
  [Promise.resolve(1), shape.integer, 'a promise'],
  [() => 1, shape.integer, 'a function'],
  [Symbol('s'), shape.integer, 'a symbol'],
  [[1], shape.integer, 'an array'],
  [{}, shape.integer, 'an object'],
  [new Proxy({}, {}), shape.record({}), 'a proxy'],
  [new Proxy([], {}), shape.array(shape.int32), 'a proxy'],
  [new Error('x'), shape.record({ message: shape.string }), 'an error'],
  [new Map(), shape.map(shape.string), 'a Map'],
  [new Set(), shape.array(shape.string), 'a Set'],
  [new Date(0), shape.integer, 'a Date'],
  [new Uint8Array(2), shape.string, 'bytes'],
  [new Uint16Array(2), shape.bytes, 'an object'],
  [{ a: 1, b: 2 }, shape.record({ a: shape.int32 }), 'an object with other keys'],
  [{ b: 1 }, shape.record({ a: shape.int32 }), 'an object with other keys'],
  [Object.create({ a: 1 }), shape.record({ a: shape.int32 }), 'an object with other keys'],
  [Object.assign([], { length: 2 ** 32 - 1 }), shape.array(shape.int32), 'an array that is too long'],
  ['x'.repeat(3 * 1024 * 1024), shape.string, 'a text that is too long'],
  [new Uint8Array(3 * 1024 * 1024), shape.bytes, 'bytes that are too many'],
];

test('what is no value of its shape is named in a few words', () => {
  for (const [value, schema, got] of strays) {
    const decoded = decode(schema, overTheWire(encode(schema, value)));
    expect(decoded).toMatchObject({ ok: false, mismatch: { at: '', got } });
  }
});

test('a mismatch says where it is and what should be there', () => {
  const schema = shape.array(shape.record({ offset: shape.nullable(shape.integer), tags: shape.map(shape.int32) }));
  const mismatchOf = (value: unknown): unknown => {
    const decoded = decode(schema, encode(schema, value));
    return decoded.ok ? null : decoded.mismatch;
  };
  expect(mismatchOf([{ offset: 'x', tags: {} }])).toEqual({
    at: '[0].offset',
    wanted: 'a safe integer or null',
    got: 'the text "x"',
  });
  expect(mismatchOf([{ offset: null, tags: { a: 1, 'b c': 1.5 } }])).toMatchObject({
    at: '[0].tags["b c"]',
    got: '1.5',
  });
  expect(mismatchOf([{ offset: null }])).toMatchObject({ at: '[0]', wanted: 'an object with the keys offset, tags' });
});

test.each<[what: string, schema: Schema, came: unknown]>([
  ['a number in place of its text', shape.integer, 1],
  ['an object in place of a list', shape.record({ a: shape.int32 }), { a: 'n1', __proto__: null }],
  ['a hexadecimal number', shape.number, 'n0x10'],
  ['a number with a space', shape.number, 'n 1'],
  ['an empty number', shape.number, 'n'],
  ['a number of a thousand digits', shape.number, `n${'1'.repeat(1000)}`],
  ['digits of another script', shape.number, 'n٣'],
  ['bytes that are no base64', shape.bytes, 'b*'],
  ['a text behind true', shape.boolean, 'tx'],
  ['an unknown kind', shape.integer, '?constructor'],
  ['a record with a field too many', shape.record({ a: shape.int32 }), ['r', 'n1', 'n2']],
  ['a map with half an entry', shape.map(shape.int32), ['m', 'sa']],
  ['a map with a key twice', shape.map(shape.int32), ['m', 'sa', 'n1', 'sa', 'n2']],
  ['a map with a number as a key', shape.map(shape.int32), ['m', 'n1', 'n1']],
  ['nothing', shape.string, undefined],
  ['null', shape.string, null],
])('forged, %s is refused', (_what, schema, came) => {
  expect(decode(schema, came).ok).toBe(false);
});

test('a key called __proto__ is a key like any other', () => {
  const decoded = decode(shape.map(shape.int32), ['m', 's__proto__', 'n1']);
  const value = (decoded as { value: object }).value;
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.entries(value)).toEqual([['__proto__', 1]]);
});

/**
 * Parts that do nothing for their task, made from its contract: two constants, an identity, a thrower and a coin. They
 * answer with the right shape where they can, so that no check is content with a shape.
 */
import type { Callable, Contract, Export } from '../../../harness/contract/descriptor.ts';
import type { Schema } from '../../../harness/contract/schema.ts';

/** Source that a poor part begins with, and the source of what a function with this contract answers. */
type Poverty = { readonly preamble: string; readonly answer: (callable: Callable) => string };

const coinSource = `
const state = { at: 20_251_123 };
function coin(bound) {
  state.at = (Math.imul(state.at, 1664525) + 1013904223) >>> 0;
  return Math.floor((state.at / 2 ** 32) * bound);
}
`;

/** The first argument of the answer's shape, else the first thing of that shape inside one, else the first argument. */
const identitySource = `
function pick(values, fits) {
  const pending = [...values];
  for (const value of pending) {
    if (fits(value)) return value;
    if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) pending.push(...Object.values(value));
  }
  return values[0];
}
`;

const poverties: { readonly [name: string]: Poverty } = {
  constant: { preamble: '', answer: ({ returns }) => least(returns) },
  'other constant': { preamble: '', answer: ({ returns }) => some(returns) },
  identity: { preamble: identitySource, answer: ({ returns }) => `pick(values, (value) => ${fits(returns)})` },
  thrower: { preamble: '', answer: () => "(() => { throw new Error('nothing works'); })()" },
  coin: { preamble: coinSource, answer: ({ returns }) => tossed(returns) },
};

export type PoorPart = { readonly name: string; readonly source: string };

export function poorParts(contract: Contract): readonly PoorPart[] {
  return Object.entries(poverties).map(([name, poverty]) => ({ name, source: sourceOf(contract, poverty) }));
}

function sourceOf(contract: Contract, { preamble, answer }: Poverty): string {
  const exported = Object.entries(contract.exports).map(([name, one]: [string, Export]) => {
    if (one.kind === 'function') return `export ${functionText(`function ${name}`, one, answer)}`;
    const methods = Object.entries(one.methods).map(([method, callable]) => functionText(method, callable, answer));
    return `export class ${name} {\n${methods.join('\n')}\n}`;
  });
  return [preamble, ...exported, ''].join('\n');
}

function functionText(head: string, callable: Callable, answer: Poverty['answer']): string {
  return `${callable.awaited ? 'async ' : ''}${head}(...values) {\n  return ${answer(callable)};\n}`;
}

/** The least value of a shape: nothing, zero, empty. */
function least(schema: Schema): string {
  switch (schema.kind) {
    case 'boolean':
      return 'false';
    case 'int32':
    case 'integer':
    case 'number':
      return '0';
    case 'string':
      return "''";
    case 'bytes':
      return 'new Uint8Array(0)';
    case 'nothing':
      return 'undefined';
    case 'nullable':
      return 'null';
    case 'array':
      return '[]';
    case 'map':
      return '({})';
    case 'record':
      return recordOf(schema.fields, least);
    case 'oneOf':
      return least(schema.of[0]!);
  }
}

/** A value of a shape with something in it. */
function some(schema: Schema): string {
  switch (schema.kind) {
    case 'boolean':
      return 'true';
    case 'int32':
    case 'integer':
    case 'number':
      return '1';
    case 'string':
      return "'a'";
    case 'bytes':
      return 'Uint8Array.of(1)';
    case 'nullable':
      return some(schema.of);
    case 'array':
      return `[${some(schema.of)}]`;
    case 'map':
      return `({ a: ${some(schema.of)} })`;
    case 'record':
      return recordOf(schema.fields, some);
    case 'oneOf':
      return some(schema.of.at(-1)!);
    default:
      return least(schema);
  }
}

/** A value of a shape by chance; whole numbers are small ones, which are more often right. */
function tossed(schema: Schema): string {
  switch (schema.kind) {
    case 'boolean':
      return '(coin(2) === 0)';
    case 'int32':
      return '(coin(2 ** 32) | 0)';
    case 'integer':
      return 'coin(8)';
    case 'number':
      return 'coin(2 ** 32) / 2 ** 32';
    case 'string':
      return "'abcdefgh'[coin(8)]";
    case 'bytes':
      return 'Uint8Array.from({ length: coin(16) }, () => coin(256))';
    case 'nullable':
      return `(coin(2) === 0 ? null : ${tossed(schema.of)})`;
    case 'array':
      return `Array.from({ length: coin(4) }, () => ${tossed(schema.of)})`;
    case 'map':
      return `(coin(2) === 0 ? {} : { a: ${tossed(schema.of)} })`;
    case 'record':
      return recordOf(schema.fields, tossed);
    case 'oneOf':
      return `[${schema.of.map((one) => `() => ${tossed(one)}`).join(', ')}][coin(${schema.of.length})]()`;
    default:
      return least(schema);
  }
}

/** A condition on `value`; of records, arrays and maps only the outside. */
function fits(schema: Schema): string {
  switch (schema.kind) {
    case 'boolean':
    case 'string':
    case 'number':
      return `typeof value === '${schema.kind}'`;
    case 'int32':
      return 'typeof value === "number" && (value | 0) === value';
    case 'integer':
      return 'Number.isSafeInteger(value)';
    case 'bytes':
      return 'value instanceof Uint8Array';
    case 'nothing':
      return 'value === undefined';
    case 'nullable':
      return `(value === null || (${fits(schema.of)}))`;
    case 'array':
      return 'Array.isArray(value)';
    case 'oneOf':
      return schema.of.map((one) => `(${fits(one)})`).join(' || ');
    case 'map':
    case 'record':
      return `typeof value === 'object' && value !== null && ${JSON.stringify(
        Object.keys(schema.kind === 'record' ? schema.fields : {}),
      )}.every((key) => Object.hasOwn(value, key))`;
  }
}

function recordOf(fields: { readonly [name: string]: Schema }, value: (schema: Schema) => string): string {
  const entries = Object.entries(fields).map(([name, schema]) => `${JSON.stringify(name)}: ${value(schema)}`);
  return `({ ${entries.join(', ')} })`;
}

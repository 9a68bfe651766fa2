import { describe, expect, it } from 'vitest';
import { awaited, classOf, contract, given, parameter, sync } from '../../harness/contract/descriptor.ts';
import { integer, nothing, string } from '../../harness/contract/schema.ts';
import { StubError } from './solution-tree.ts';
import { stubOf } from './stub.ts';

const hash = contract({ exports: { hash: sync([parameter('text', string)], integer) }, uses: [] });
const counterClass = classOf(
  { random: given.random },
  { add: sync([parameter('count', integer)], nothing), later: awaited([parameter('ms', integer)], integer) },
);
const counter = contract({ exports: { Counter: counterClass }, uses: [] });

const stubOfHash = (source: string): Promise<string> =>
  stubOf({ file: 'solutions/09-x/hash.ts', task: '9.1', contract: hash, source });

const stubOfCounter = (members: string, around = ''): Promise<string> =>
  stubOf({
    file: 'solutions/09-x/counter.ts',
    task: '9.2',
    contract: counter,
    source: `import type { Clock } from '../../harness/contract/clock.ts';
import type { Random } from '../../harness/contract/random.ts';
${around}
export class Counter {
${members}
}
`,
  });

const methods = `
  add(count: number): void {
    this.#total += count;
  }

  async later(ms: number, signal: AbortSignal): Promise<number> {
    await wait(ms, signal);
    return 1;
  }
`;

describe('functions', () => {
  it('keep their doc comment and signature, and lose their body', async () => {
    const stub = await stubOfHash(`
const seed = 7;

/** Hashes a text. */
export function hash(text: string): number {
  // sum them up
  return text.length * seed + helper();
}

/** Not for learners. */
function helper(): number { return 1; }
`);
    expect(stub).toBe(`import { todo } from '../../harness/contract/todo.ts';

/** Hashes a text. */
export function hash(text: string): number {
  return todo('9.1');
}
`);
  });

  it('lose the underscore of parameters that the solution does not use', async () => {
    expect(await stubOfHash('export function hash(_text: string): number { return 1; }')).toContain(
      'export function hash(text: string): number {',
    );
  });

  it('stay async, and keep overloads and type parameters', async () => {
    const stub = await stubOfHash(`
export function hash(text: string): number;
export function hash<T extends string>(text: T): number { return 1; }
export async function other(text: string): Promise<void> { await 1; }
`);
    expect(stub).toContain('export function hash(text: string): number;\n');
    expect(stub).toContain('export function hash<T extends string>(text: T): number {');
    expect(stub).toContain("export async function other(text: string): Promise<void> {\n  return todo('9.1');\n}");
  });
});

describe('imports', () => {
  it('stay where a name of theirs is still used, and only those names', async () => {
    const stub = await stubOfHash(`
import type { Disk } from '../../harness/contract/disk.ts';
import type { Bytes, Text } from '../../harness/contract/texts.ts';
import { helper } from './helper.ts';
export function hash(text: Text): number { return helper({ Bytes: text.Disk }); }
`);
    expect(stub).toMatch(/^import type \{ Text \} from '..\/..\/harness\/contract\/texts.ts';\nimport \{ todo \}/);
    expect(stub).not.toContain('Disk');
    expect(stub).not.toContain('helper');
  });

  it('put todo among those of the harness and before those of siblings', async () => {
    const stub = await stubOfHash(`
import type { Random } from '../../harness/contract/random.ts';
import type { Word } from '../../harness/contract/word.ts';
import type { Sibling } from './sibling.ts';
export function hash(text: Random | Word | Sibling): number { return 1; }
`);
    const from = [...stub.matchAll(/from '(.*)'/g)].map((match) => match[1]?.split('/').at(-1));
    expect(from).toEqual(['random.ts', 'todo.ts', 'word.ts', 'sibling.ts']);
  });
});

describe('declarations', () => {
  it('of exported types stay, and of the others those that are still used', async () => {
    const stub = await stubOfHash(`
/** What it hashes. */
export interface Options { readonly of: Inner }
/** Inside. */
type Inner = { readonly deep: Deeper };
type Deeper = string;
type Dropped = number;
export function hash(text: string): number { const one: Dropped = 1; return one; }
`);
    expect(stub).toContain('/** What it hashes. */\nexport interface Options {');
    expect(stub).toContain('/** Inside. */\ntype Inner =');
    expect(stub).toContain('type Deeper = string;');
    expect(stub).not.toContain('Dropped');
  });

  it('keep the doc comment of the file apart from that of its first declaration', async () => {
    const stub = await stubOfHash(`/** The file. */

/** The hash. */
export function hash(text: string): number { return 1; }
`);
    expect(stub).toMatch(/^\/\*\* The file. \*\/\n\nimport .*\n\n\/\*\* The hash. \*\/\nexport function/);
  });
});

describe('classes', () => {
  it('keep what the contract names and what the constructor is given, in order, and nothing else', async () => {
    const stub = await stubOfCounter(
      `
  readonly #random: Random;
  /** The sum so far. */
  #total = 0;
  readonly #seen = new Map<string, Clock>();
  readonly #limit: number;

  /** Starts at nothing. */
  constructor(options: { readonly random: Random; readonly config: { readonly 'max.limit': number } }) {
    this.#random = options.random;
    this.#limit = options.config['max.limit'];
    this.#total = compute(options);
    if (this.#limit < 0) throw new RangeError('no');
  }

  /** Adds. */
  add(count: number): void {
    this.#total += count;
  }

  /** Private. */
  #help(): void {}

  get total(): number {
    return this.#total;
  }

  async later(ms: number, signal: AbortSignal): Promise<number> {
    return 1;
  }
`,
      'const unit = 1;',
    );
    expect(stub).toBe(`import type { Random } from '../../harness/contract/random.ts';
import { todo } from '../../harness/contract/todo.ts';

export class Counter {
  readonly #random: Random;
  readonly #limit: number;

  /** Starts at nothing. */
  constructor(options: { readonly random: Random; readonly config: { readonly 'max.limit': number } }) {
    this.#random = options.random;
    this.#limit = options.config['max.limit'];
  }

  /** Adds. */
  add(count: number): void {
    return todo('9.2');
  }

  async later(ms: number, signal: AbortSignal): Promise<number> {
    return todo('9.2');
  }
}
`);
  });

  it('keep the call of super in a constructor', async () => {
    const stub = await stubOfHash(`
export class HashError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HashError';
  }
}
export function hash(text: string): number { throw new HashError(text); }
`);
    expect(stub).toContain('    super(message);\n  }');
    expect(stub).not.toContain('this.name');
  });
});

describe('// keep', () => {
  it('keeps a declaration, a member and a statement whole, and does not show itself', async () => {
    const stub = await stubOfCounter(
      `
  // keep 9.2
  /** The sum so far. */
  #total = start;

  // keep 9.2
  #double(count: number): number {
    return count * 2;
  }

  /** Adds. */
  add(count: number): void {
    // keep 9.2
    if (count < 0) throw new RangeError('count');
    this.#total += this.#double(count);
  }

  async later(ms: number, signal: AbortSignal): Promise<number> {
    return 1;
  }
`,
      '// keep 9.2\nconst start = 5;\nconst dropped = 1;',
    );
    expect(stub).toContain('const start = 5;');
    expect(stub).toContain('  /** The sum so far. */\n  #total = start;');
    expect(stub).toContain('    return count * 2;');
    expect(stub).toContain("    if (count < 0) throw new RangeError('count');\n    return todo('9.2');");
    expect(stub).not.toContain('// keep');
    expect(stub).not.toContain('dropped');
  });

  it('is refused with the task of another file', async () => {
    const source = '// keep 9.7\nconst a = 1;\nexport function hash(text: string): number { return a; }';
    await expect(stubOfHash(source)).rejects.toThrow(
      'solutions/09-x/hash.ts:1: "keep 9.7" is no mark of this file\'s task. Write "// keep 9.1".',
    );
  });

  it('is refused where nothing can be kept', async () => {
    const source = 'export function hash(text: string): number {\n  return (\n    // keep 9.1\n    1\n  );\n}';
    await expect(stubOfHash(source)).rejects.toThrow('hash.ts:3: a "keep" stands before nothing that can be kept');
  });

  it('is refused where it leaves nothing to do', async () => {
    const source = '// keep 9.1\nexport function hash(text: string): number { return 1; }';
    await expect(stubOfHash(source)).rejects.toThrow('its stub would leave nothing to do');
  });
});

describe('refused, with file and name', () => {
  const hashed = (body: string): string => `export function hash(text: string): number { ${body} }`;

  it.each([
    ['a missing return type', 'export function hash(text: string) { return 1; }', 'hash() has no return type'],
    [
      'a missing parameter type',
      'export function hash(text = ""): number { return 1; }',
      'the parameter text of hash()',
    ],
    ['an exported const', `export const most = 3;\n${hashed('return 1;')}`, 'is an exported const given or to do?'],
    ['a list of exports', `const a = 1;\nexport { a };\n${hashed('return 1;')}`, 'exported where declared'],
    ['a missing export', 'export function other(): void {}', 'it exports no hash, which its contract names'],
    ['a default import', `import x from './x.ts';\n${hashed('return x;')}`, 'import by name'],
  ])('%s', async (_what, source, says) => {
    const problem = await stubOfHash(source).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(StubError);
    expect(String(problem)).toMatch(/solutions\/09-x\/hash\.ts:\d+: /);
    expect(String(problem)).toContain(says);
  });

  it('a missing method of the contract', async () => {
    await expect(stubOfCounter('  add(count: number): void {}')).rejects.toThrow('Counter has no method later');
  });

  it('a method of the contract that is a field', async () => {
    const members = '  readonly add = (count: number): void => {};\n  async later(): Promise<number> { return 1; }';
    await expect(stubOfCounter(members)).rejects.toThrow('add is named by the contract. Write it as a method.');
  });

  it('a missing type of a constructor parameter or of a kept field', async () => {
    await expect(stubOfCounter(`constructor(options) {}${methods}`)).rejects.toThrow('options of the constructor');
    const members = `readonly #random; constructor(options: { readonly random: Random }) { this.#random = options.random; }`;
    await expect(stubOfCounter(`${members}${methods}`)).rejects.toThrow('the field #random has no type');
  });

  it('a constant that what stays uses', async () => {
    const source = 'const usual = 3;\nexport function hash(text: string, count: number = usual): number { return 1; }';
    await expect(stubOfHash(source)).rejects.toThrow(
      'hash.ts:1: the stub leaves usual out, and what it keeps uses it. Mark it "// keep 9.1".',
    );
  });

  it('a private member that what stays uses', async () => {
    const members = `
  #total = 0;
  // keep 9.2
  #sum(): number { return this.#total; }
${methods}`;
    await expect(stubOfCounter(members)).rejects.toThrow('the stub leaves #total out, and what it keeps uses it');
  });
});

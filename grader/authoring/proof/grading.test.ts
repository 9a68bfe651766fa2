import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context, Task } from '../../checks/check.ts';
import { check, task } from '../../checks/check.ts';
import { fail } from '../../judge/failure.ts';
import type { parts } from '../../../harness/contract/parts.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import { withGenerated, writeWorkbook } from '../generated.ts';
import { Grading } from './grading.ts';
import { proveMutants } from './mutants.ts';
import { provePoverty } from './poverty.ts';
import { proveSolutions } from './solutions.ts';
import { proveStubs } from './stubs.ts';

type Hash = Context<(typeof parts)['2.1']['contract']>;

const path = '02-partitioner/murmur2.ts';
const grading = new Grading();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grading-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => grading[Symbol.asyncDispose]());

const texts = { hints: [], questions: [], promised: [] } as const;

/** A task whose parts must give the length of the key, or only something. */
const lengths = task('2.1', texts, [
  check('length', { title: 'the hash is the length', points: 6, kind: 'unit' }, async ({ part }: Hash) => {
    const got = await part.murmur2(Uint8Array.of(1, 2, 3));
    if (got !== 3) fail(`The length is 3, got ${got}.`);
  }),
  check('shape', { title: 'the hash is a number', points: 4, kind: 'unit', group: 'all' }, async ({ part }: Hash) => {
    const got = await part.murmur2(Uint8Array.of(9, 8));
    if (got !== 2) fail('The length is 2.');
  }),
]);

const solution = `/** The length. */
export function murmur2(data: Uint8Array): number {
  return data.length;
}
`;
const stub = `import { todo } from '../../harness/contract/todo.ts';
export function murmur2(data: Uint8Array): number {
  return todo('2.1');
}
`;

const put = (text: string): void => void writeWorkbook(folder, [[path, text]]);

describe('stubs', () => {
  const says = async (text: string): Promise<readonly string[]> => {
    put(text);
    return (await proveStubs(grading, folder, [lengths])).complaints.map((one) => one.says);
  };

  it('that end every check in a todo are sound', async () => {
    expect(await says(stub)).toEqual([]);
  });

  it('that throw another error are named, for each check', async () => {
    const [first, second, ...more] = await says("export function murmur2(): number { throw new Error('other'); }");
    expect(first).toBe('the stub of 2.1 does not end 2.1/length in a todo. murmur2 threw an error.');
    expect(second).toContain('2.1/shape');
    expect(more).toEqual([]);
  });

  it('that pass a check are named', async () => {
    expect(await says(stub.replace('return', 'if (data.length === 3) return 3; return'))).toEqual([
      'the stub of 2.1 does not end 2.1/length in a todo. It is a pass.',
    ]);
  });

  it('that do not load are named', async () => {
    expect(await says("import { a } from './nothing.ts'; export const murmur2 = a;")).toHaveLength(2);
  });
});

describe('solutions', () => {
  const aimedAt = (body: Task['checks'][number]['body']): Task =>
    task('2.1', texts, [
      check('aim', { title: 'it is hit', points: 10, kind: 'simulation', aimed: true }, body as never),
    ]);
  const prove = (one: Task): ReturnType<typeof proveSolutions> =>
    proveSolutions(grading, folder, [one], ['class', 'learner']);

  it('that pass everything are sound', async () => {
    put(solution);
    const { solutions, aims } = await prove(lengths);
    expect(solutions).toEqual({ complaints: [], proved: '1 solution passes 2 checks, tiers class and learner' });
    expect(aims.complaints).toEqual([]);
  });

  it('that fail a check are named, with the command that shows it', async () => {
    put(solution.replace('data.length', '3'));
    const { complaints } = (await prove(lengths)).solutions;
    expect(complaints).toHaveLength(2);
    expect(complaints[0]).toMatchObject({
      where: `solutions/${path}`,
      says: 'the solution does not pass 2.1/shape: fail.',
      fix: expect.stringMatching(
        /^See it: \.\/workbook check 2\.1\/shape --replay \d+ --workbook solutions$/,
      ) as string,
    });
  });

  it('whose check fails by an error of ours are named', async () => {
    put(solution);
    const broken = aimedAt(async () => {
      throw new Error('ours');
    });
    const { complaints } = (await prove(broken)).solutions;
    expect(complaints[0]?.says).toBe('the solution does not pass 2.1/aim: error.');
  });

  it('whose fault misses its window too often are named', async () => {
    put(solution);
    const missed = (await prove(aimedAt(async () => {}))).aims;
    expect(missed.complaints.map((one) => one.says)).toEqual(['the fault of 2.1/aim hit its window in 0 of 10 runs.']);
    const always = (await prove(aimedAt(async (context) => context.hit()))).aims;
    expect(always.complaints).toEqual([]);
  });
});

describe('poor parts', () => {
  it('score nothing where a check asks for what the task is', async () => {
    expect((await provePoverty(grading, folder, [lengths])).complaints).toEqual([]);
  });

  it('that score are named, with the checks that pay them', async () => {
    const soft = task('2.1', texts, [
      check('number', { title: 'it is a number', points: 4, kind: 'unit' }, async ({ part }: Hash) => {
        await part.murmur2(Uint8Array.of(1));
      }),
      ...(lengths.checks as never[]),
    ]);
    const { complaints } = await provePoverty(grading, folder, [soft]);
    const named = ['constant', 'other constant', 'coin'];
    expect(complaints.map((one) => one.says)).toEqual(
      named.map((name) => `the part "${name}" scores 4 on task 2.1, by number.`),
    );
  });

  it('that a check does not stand are named', async () => {
    const brittle = task('2.1', texts, [
      check('ours', { title: 'it breaks', points: 10, kind: 'unit' }, async () => {
        throw new Error('ours');
      }),
    ]);
    const { complaints } = await provePoverty(grading, folder, [brittle]);
    expect(complaints).toHaveLength(5);
    expect(complaints[0]?.says).toContain('2.1/ours ends in an error of ours on the part "constant"');
  });
});

describe('mutants', () => {
  const base: Mutant = {
    task: '2.1',
    name: 'one more',
    find: 'data.length',
    replace: 'data.length + 1',
    wrong: 'It is one more.',
    caughtBy: 'length',
  };
  const prove = (...mutants: readonly Partial<Mutant>[]): ReturnType<typeof proveMutants> =>
    withGenerated((generated) =>
      proveMutants(grading, {
        mutants: mutants.map((change) => ({ ...base, ...change })),
        tasks: [lengths],
        solutionOf: () => solution,
        folder: generated,
      }),
    );
  const says = async (...mutants: readonly Partial<Mutant>[]): Promise<readonly string[]> =>
    (await prove(...mutants)).complaints.map((one) => `${one.where}: ${one.says}`);
  const on = 'grader/mutants (2.1, "one more"):';

  it('that their check catches are sound, and their message is handed on', async () => {
    const { complaints, caught } = await prove({});
    expect(complaints).toEqual([]);
    expect(caught.map(({ check: { message } }) => message)).toEqual(['The length is 3, got 4.']);
  });

  it('that survive are named', async () => {
    expect(await says({ replace: 'data.length + 0' })).toEqual([`${on} 2.1/length does not catch it: pass.`]);
  });

  it('whose find stands twice or nowhere are named', async () => {
    expect(await says({ find: 'data' })).toEqual([`${on} its find stands 2 times in solutions/${path}.`]);
    expect(await says({ find: 'nowhere' })).toEqual([`${on} its find stands 0 times in solutions/${path}.`]);
  });

  it('that do not type-check are named, with the error', async () => {
    const [complaint] = await says({ replace: "'four'" });
    expect(complaint).toMatch(/it does not type-check, at line 3 of the mutated file: TS2322: /);
  });

  it('that change nothing, share a name, or name a check or task that is not there are named', async () => {
    expect(await says({ replace: 'data.length' })).toEqual([`${on} it changes nothing.`]);
    expect(await says({}, { replace: '7' })).toEqual([`${on} another mutant of the task has its name.`]);
    expect(await says({ caughtBy: 'none' })).toEqual([`${on} there is no check none.`]);
    expect(await says({ task: '2.2' })).toEqual(['grader/mutants (2.2, "one more"): its task has no checks.']);
  });

  it('that fail with another cause than they name are named', async () => {
    expect(await says({ cause: 'timed out' })).toEqual([
      `${on} 2.1/length fails with the cause "none", and not "timed out".`,
    ]);
  });
});

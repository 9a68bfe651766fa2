import { describe, expect, it } from 'vitest';
import { complaintText } from './complaint.ts';
import { tidyComplaints } from './tidy.ts';
import { sourceFile } from './tidy/source-file.ts';

/** The complaints about files by path, none of which counts as one that nothing imports. */
function complaintsOn(files: { readonly [path: string]: string }): readonly string[] {
  const starter = sourceFile('package.json', JSON.stringify({ scripts: Object.keys(files) }));
  return tidyComplaints([starter, ...Object.entries(files).map(([path, text]) => sourceFile(path, text))]).map(
    complaintText,
  );
}

const head = '/** What it is. */\n';

describe('sizes', () => {
  it('a file has at most 300 lines, a test 500', () => {
    const lines = (count: number): string => head + '\n'.repeat(count - 1);
    expect(complaintsOn({ 'grader/a.ts': lines(300), 'grader/a.test.ts': lines(500) })).toEqual([]);
    expect(complaintsOn({ 'grader/a.ts': lines(301) })).toEqual([
      'grader/a.ts:301: the file has 301 lines, 300 are the most. Split it: one noun a file.',
    ]);
    expect(complaintsOn({ 'grader/a.test.ts': lines(501) })).toHaveLength(1);
  });

  it('a function has at most 70 lines', () => {
    const longest = (count: number): string => `${head}export function long(): void {${'\n'.repeat(count - 1)}}\n`;
    expect(complaintsOn({ 'harness/a.ts': longest(70) })).toEqual([]);
    expect(complaintsOn({ 'harness/a.ts': longest(71) })).toEqual([
      'harness/a.ts:2: long has 71 lines, 70 are the most. Take a step out of it.',
    ]);
    expect(complaintsOn({ 'harness/a.test.ts': longest(71) })).toEqual([]);
  });

  it('a line has at most 120 characters, or a text that the formatter does not break', () => {
    expect(complaintsOn({ 'grader/a.ts': `${head}// ${'x'.repeat(117)}\n` })).toEqual([]);
    expect(complaintsOn({ 'grader/a.ts': `${head}// ${'x'.repeat(118)}\n` })).toEqual([
      'grader/a.ts:2: the line has 121 characters, 120 are the most. Break it.',
    ]);
    expect(complaintsOn({ 'grader/a.ts': `${head}export const a = '${'x'.repeat(130)}';\n` })).toEqual([]);
  });
});

describe('names', () => {
  it.each(['utils', 'helpers', 'types', 'misc', 'common'])('no file is called %s', (name) => {
    expect(complaintsOn({ [`grader/${name}.ts`]: head })).toEqual([
      `grader/${name}.ts:1: ${name}.ts says nothing of what is in it. Call it by its one noun, and move what does not fit.`,
    ]);
  });

  it('files are kebab-case', () => {
    expect(complaintsOn({ 'grader/part-set.ts': head, 'grader/part-set.test.ts': '', 'vitest.config.ts': '' })).toEqual(
      [],
    );
    expect(complaintsOn({ 'grader/partSet.ts': head })).toEqual([
      'grader/partSet.ts:1: partSet.ts is no kebab-case noun. Name it as in part-set.ts.',
    ]);
  });
});

describe('imports', () => {
  const solution = (specifier: string): readonly string[] =>
    complaintsOn({ 'solutions/02-partitioner/default-partitioner.ts': `import { a } from '${specifier}';\n` });

  it('a part imports harness, and the parts that its contract names', () => {
    expect(solution('../../harness/contract/todo.ts')).toEqual([]);
    expect(solution('./murmur2.ts')).toEqual([]);
  });

  it.each(['node:fs', 'acorn', '../../grader/cli.ts', './sticky-partitioner.ts', '../00-toy/ping.ts'])(
    'a part does not import %s',
    (specifier) => {
      expect(solution(specifier)).toEqual([
        `solutions/02-partitioner/default-partitioner.ts:1: a part imports ${specifier}. A part gets what it needs through its constructor, or its contract says in "uses" whose it is.`,
      ]);
    },
  );

  it('what a learner wrote in chapters is asked for its imports alone', () => {
    const text = `import fs from 'node:fs';\nlet x: any; // TO${'DO'}\nexport default ${'1 + '.repeat(50)}1;\n`;
    expect(complaintsOn({ 'chapters/02-partitioner/murmur2.ts': text })).toHaveLength(1);
  });

  it.each(['../grader/cli.ts', '../solutions/02-partitioner/murmur2.ts'])('harness does not import %s', (specifier) => {
    const [complaint] = complaintsOn({ 'harness/a.ts': `${head}import '${specifier}';\n` });
    expect(complaint).toContain(`harness/a.ts:2: harness imports ${specifier}.`);
  });

  it('nothing imports a workbook, but types in grader/authoring', () => {
    const text = (type: string): string =>
      `${head}import ${type} * as a from '../../solutions/02-partitioner/murmur2.ts';\n`;
    expect(complaintsOn({ 'grader/authoring/a.ts': text('type') })).toEqual([]);
    expect(complaintsOn({ 'grader/authoring/a.ts': text('') })[0]).toContain('of a workbook. Let the loader open it');
    expect(complaintsOn({ 'grader/judge/a.ts': text('type') })[0]).toContain('of a workbook. Let the loader open it');
    expect(complaintsOn({ 'bench/x/a.ts': text('') })[0]).toContain('of a workbook.');
  });

  it('a file that nothing imports or starts is named', () => {
    const files = [
      sourceFile('boot.cjs', "start('grader/cli.ts')"),
      sourceFile('grader/cli.ts', `${head}import './used.ts';\nawait import('./later.ts');\n`),
      sourceFile('grader/used.ts', head),
      sourceFile('grader/later.ts', head),
      sourceFile('grader/left.ts', head),
      sourceFile('grader/left.test.ts', ''),
    ];
    expect(tidyComplaints(files).map(complaintText)).toEqual([
      'grader/left.ts:1: nothing imports this file, and nothing starts it. Use it or delete it.',
    ]);
  });
});

describe('code', () => {
  it('a file of grader and harness begins with what it is', () => {
    expect(complaintsOn({ 'harness/a.ts': 'export const a = 1;\n', 'grader/a.test.ts': '', 'bench/a.ts': '' })).toEqual(
      [
        'harness/a.ts:1: the file does not say what it is. Begin it with one to five sentences in a doc comment: what it is, and what it leaves out.',
      ],
    );
  });

  it.each([
    ['const a: any = 1;', '"any" turns the compiler off.'],
    ['export default 1;', 'it has a default export.'],
    ['export default function a(): void {}', 'it has a default export.'],
    [`// TO${'DO'}: later`, `TO${'DO'} is a leftover.`],
    [`// FIX${'ME'}`, `FIX${'ME'} is a leftover.`],
  ])('%s is refused', (line, says) => {
    const [complaint, ...more] = complaintsOn({ 'grader/a.ts': `${head}${line}\n` });
    expect(complaint).toContain(`grader/a.ts:2: ${says}`);
    expect(more).toEqual([]);
  });

  it('a call of todo, the default of a switch and a word with "any" in it are none of these', () => {
    const text = "switch (1) {\n  default:\n    todo('2.1');\n}\nexport const company = 'any';\n";
    expect(complaintsOn({ 'grader/a.ts': head + text })).toEqual([]);
  });
});

describe('parts', () => {
  it.each([
    ['const now = Date.now();', 'a part uses Date. Use the clock that the constructor gets.'],
    ['setTimeout(() => {}, 1);', 'a part uses setTimeout. Use clock.sleep(ms, signal).'],
    ['const a = Math.random();', 'a part uses Math.random. Use the random that the constructor gets.'],
    ['let a = 1;', 'a part has a variable at the top level. Keep it in the instance.'],
  ])('%s is refused', (line, says) => {
    expect(complaintsOn({ 'solutions/02-partitioner/murmur2.ts': `${line}\n` })).toEqual([
      `solutions/02-partitioner/murmur2.ts:1: ${says}`,
    ]);
    expect(complaintsOn({ 'bench/a.ts': `${line}\n` })).toEqual([]);
  });

  it('a variable in a function, and members of the same names, are fine', () => {
    const text = 'export function a(b: { Date: number }): number {\n  let c = b.Date;\n  return Math.max(c++, 1);\n}\n';
    expect(complaintsOn({ 'solutions/02-partitioner/murmur2.ts': text })).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    ['`/wor' + 'k/main/x`', 'is a path of one machine'],
    ['/opt/no' + 'des/24', 'is a path of one machine'],
    ['see ../sha' + 'red/design.md', 'is a folder that is not in the repository'],
    ['https://regis' + 'try.example.org/a', 'is the address of a registry'],
  ])('%s is refused in any file', (line, what) => {
    const [complaint] = complaintsOn({ 'README.md': `${line}\n` });
    expect(complaint).toContain('README.md:1: ');
    expect(complaint).toContain(`${what}. Say it without, or compute it.`);
  });

  it('versions are exact', () => {
    const text = JSON.stringify(
      { dependencies: { a: '1.2.3', b: 'npm:c@1.2.3' }, devDependencies: { d: '^1.2.3' } },
      null,
      1,
    );
    const complaints = tidyComplaints([sourceFile('package.json', text)]).map(complaintText);
    expect(complaints).toEqual(['package.json:7: d has the version ^1.2.3. Write the exact one.']);
  });
});

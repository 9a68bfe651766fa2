/** Tests of what a part's text tells before it runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { partIds, pathOf } from '../harness/contract/parts.ts';
import { solutionsFolder } from '../grader/judge/workbook.ts';
import { todoLine } from './source.ts';

test.each(partIds)('the reference of %s is finished', (id) => {
  expect(todoLine(readFileSync(join(solutionsFolder, pathOf(id)), 'utf8'))).toBeNull();
});

test('a call of todo is found in its line, wherever it stands', () => {
  expect(todoLine(`import { todo } from 'x';\nexport const f = (): number => todo('2.1');`)).toBe(2);
  expect(todoLine(`export class A {\n  f(): void {}\n  g(): never {\n    return todo ('2.1');\n  }\n}`)).toBe(4);
  expect(todoLine('const a = `${todo(1)}`;')).toBe(1);
});

test('a comment, a text, a regular expression, an import and another thing of that name are no call', () => {
  const texts = [
    '// todo(1)',
    '/* todo(1) */',
    `'todo(1)'`,
    '`todo(1)`',
    '/todo(1)/',
    'a.todo(1)',
    'a?.todo(1)',
    'todo',
  ];
  for (const text of texts)
    expect([text, todoLine(`import { todo } from 'x';\nconst b = 1;\n${text};`)]).toEqual([text, null]);
});

test('a text that Node can not run is told with its place', () => {
  expect(todoLine('const a = 1;\nconst b =;')).toEqual({ says: 'Expression expected', line: 2, column: 10 });
  expect(todoLine('const a: = 1')).toEqual({ says: 'Unexpected token `=`', line: 1, column: 10 });
  expect(todoLine('let a;\nlet a;')).toMatchObject({ line: 2, column: 5 });
  expect(todoLine('\n  enum A {}')).toMatchObject({ says: expect.stringContaining('enum'), line: 2, column: 3 });
});

import { expect, it } from 'vitest';
import type { Check, Task } from '../../checks/check.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import { proveIds } from './ids.ts';
import { proveTexts } from './texts.ts';

const check = (id: string, points: number, kind: Check['kind'] = 'unit'): Check => {
  return { id, title: id, points, kind, body: async () => {} };
};

const sound: Task = {
  id: '2.1',
  hints: ['where', 'what', 'how'],
  questions: [
    { question: 'Why?', answer: 'So.' },
    { question: 'When?', answer: 'Then.' },
  ],
  promised: ['unit'],
  checks: [check('java', 6), check('pure', 4)],
};

const mutant = (name: string, caughtBy: string): Mutant => {
  return { task: '2.1', name, find: 'a', replace: 'b', wrong: 'It is.', caughtBy };
};
const four = [mutant('a', 'java'), mutant('b', 'java'), mutant('c', 'pure'), mutant('d', 'java')];

const complaintsOn = (change: Partial<Task>, mutants: readonly Mutant[] = four): readonly string[] =>
  proveTexts([{ task: { ...sound, ...change }, folder: 'grader/checks/02-partitioner' }], mutants).complaints.map(
    ({ where, says }) => `${where}: ${says}`,
  );

const on = 'grader/checks/02-partitioner: task 2.1';

it('a task with all its texts is sound', () => {
  expect(complaintsOn({})).toEqual([]);
});

it('a missing or an empty hint is named', () => {
  expect(complaintsOn({ hints: ['where', 'what'] })).toEqual([`${on} has 2 hints.`]);
  expect(complaintsOn({ hints: ['where', ' ', 'how'] })).toHaveLength(1);
});

it('a question without an answer, and one question alone, are named', () => {
  const [first, second] = sound.questions;
  const unanswered = { question: 'Where?', answer: '' };
  expect(complaintsOn({ questions: [first!] })).toEqual([`${on} has 1 interview question with an answer, of 1.`]);
  expect(complaintsOn({ questions: [first!, second!, unanswered] })).toEqual([
    `${on} has 2 interview questions with an answer, of 3.`,
  ]);
});

it('a promised kind without a check, and a kind that was not promised, are named', () => {
  expect(complaintsOn({ promised: ['unit', 'kafka'] })).toEqual([`${on} promises a check of kind kafka and has none.`]);
  expect(complaintsOn({ promised: [] })).toEqual([`${on} has a check of kind unit that it does not promise.`]);
});

it('points that do not add up to 10, and a check without points, are named', () => {
  expect(complaintsOn({ checks: [check('java', 6), check('pure', 3)] })).toEqual([`${on} gives 9 points in 2 checks.`]);
  expect(complaintsOn({ checks: [check('java', 10), check('pure', 0)] })).toHaveLength(1);
});

it('fewer than four mutants are named, and a check that none is aimed at is noted', () => {
  expect(complaintsOn({}, four.slice(1))).toEqual([`${on} has 3 mutants.`]);
  const { notes } = proveTexts(
    [{ task: sound, folder: '' }],
    four.filter(({ caughtBy }) => caughtBy === 'java'),
  );
  expect(notes).toEqual(['no mutant is aimed at 2.1/pure']);
});

const ids = {
  parts: ['0.1', '2.1', '2.2'],
  published: ['2.1', '2.2'],
  checked: ['0.1', '2.1', '2.2'],
  mutated: ['2.1', '2.1'],
};
const idsOn = (change: Partial<typeof ids>): readonly string[] =>
  proveIds({ ...ids, ...change }).complaints.map(({ where, says }) => `${where}: ${says}`);

it('ids that are the same everywhere are sound', () => {
  expect(idsOn({})).toEqual([]);
  expect(idsOn({ checked: ['2.1', '2.2'], mutated: ['0.1', '2.2'] })).toEqual([]);
});

it('a published task without checks is named', () => {
  expect(idsOn({ checked: ['0.1', '2.1'] })).toEqual([
    'grader/checks/all.ts: task 2.2 is published and has no checks.',
  ]);
});

it('an id that no part has is named', () => {
  expect(idsOn({ checked: ['0.1', '2.1', '2.2', '2.9'] })).toEqual(['grader/checks/all.ts: there is no task 2.9.']);
  expect(idsOn({ mutated: ['2.1', '2.9', '2.9'] })).toEqual(['grader/mutants/all.ts: there is no task 2.9.']);
});

it('another order, and an id that comes twice, are named', () => {
  expect(idsOn({ checked: ['0.1', '2.2', '2.1'] })).toEqual(['grader/checks/all.ts: its tasks come as 0.1, 2.2, 2.1.']);
  expect(idsOn({ checked: ['0.1', '2.1', '2.1', '2.2'] })).toHaveLength(1);
  expect(idsOn({ mutated: ['2.1', '2.2', '2.1'] })).toEqual([
    'grader/mutants/all.ts: its tasks come as 2.1, 2.2, 2.1.',
  ]);
});

import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { CheckResult, TaskResult } from '../reports/result.ts';
import { coloured, plain } from '../reports/style.ts';
import type { State } from './model.ts';
import { opened, update } from './model.ts';
import type { Texts } from './view.ts';
import { viewOf } from './view.ts';

const texts: Texts = {
  lesson: () => Array.from({ length: 60 }, (_, i) => `lesson line ${i}`).join('\n'),
  hints: () => ['Look at the lengths.', 'Four bytes at a time.', 'Nearly the line.'],
  solution: () => 'the solution',
  prediction: () => ({ question: 'How many keys move?', happened: 'Seven of ten.' }),
};

const frame = { columns: 80, rows: 24, style: plain };

function stateWith(state: TaskResult['state'], checks: readonly CheckResult[], ...keys: string[]): State {
  const start = opened([
    { id: '2.1', state: null },
    { id: '2.2', state: null },
  ]).state;
  const result = { id: '2.1', score: 5, max: 10, state, checks };
  const graded = { result, extra: { output: '', outputBytes: 0, hits: {} } };
  let now = update(start, { is: 'graded', id: '2.1', graded }, () => 3).state;
  for (const key of keys) now = update(now, { is: 'key', key }, () => 3).state;
  return now;
}

const failing: CheckResult = {
  id: 'java',
  title: "keys hash as in Kafka's Java client",
  kind: 'unit',
  points: 5,
  verdict: 'fail',
  message: Array.from({ length: 40 }, (_, i) => `message line ${i} of a failure that is rather long, as they are`).join(
    '\n',
  ),
};

const passing: CheckResult = { ...failing, verdict: 'pass', message: '' };

test('the first screen says in few lines what this is and what to do', () => {
  const lines = viewOf(stateWith('not-implemented', []), frame, texts);
  expect(lines[0]).toMatch(/^Build your own Kafka {2}░+ {2}0 of 2 tasks$/);
  expect(lines.join('\n')).toContain('Read the lesson (l), write your prediction (p), then finish the file.');
  expect(lines.length).toBeLessThan(14);
});

test('a failure is short and first, the rest is on a key', () => {
  const text = viewOf(stateWith('failed', [failing, { ...failing, id: 'bytes', title: 'another' }]), frame, texts).join(
    '\n',
  );
  expect(text).toContain('message line 0');
  expect(text).not.toContain('message line 20');
  expect(text).toMatch(/d for all of it|↓ more/);
});

test('what passes says so, and counts', () => {
  const lines = viewOf(stateWith('passed', [passing]), frame, texts);
  expect(lines[0]).toMatch(/█+░+ {2}1 of 2 tasks$/);
  expect(lines.join('\n')).toContain('It passes. n goes on to the next task.');
});

test.each([
  [20, 10],
  [40, 24],
  [80, 24],
  [200, 60],
])('every view fits a terminal of %d columns and %d rows', (columns, rows) => {
  for (const keys of [
    [],
    ['d'],
    ['l'],
    ['l', 'space', 'space', 'space'],
    ['h'],
    ['t'],
    ['s', 's'],
    ['x'],
    ['p', 'a'],
    ['?'],
  ]) {
    for (const style of [plain, coloured]) {
      const lines = viewOf(stateWith('failed', [failing], ...keys), { columns, rows, style }, texts);
      expect(lines.length).toBeLessThanOrEqual(rows);
      for (const line of lines) expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(columns);
    }
  }
});

test('without colour no control character is written', () => {
  for (const keys of [[], ['d'], ['l'], ['h'], ['t']]) {
    const text = viewOf(stateWith('failed', [failing], ...keys), frame, texts).join('\n');
    expect(text).toBe(stripVTControlCharacters(text));
  }
});

test('a lesson scrolls to its end and says where it is', () => {
  expect(viewOf(stateWith('failed', [failing], 'l'), frame, texts).join('\n')).toContain('↓ more');
  const end = viewOf(stateWith('failed', [failing], 'l', 'space', 'space', 'space', 'space', 'space'), frame, texts);
  expect(end.join('\n')).toContain('the end');
  expect(end.join('\n')).toContain('lesson line 59');
});

test('a prediction is written, kept, and shown again with what happened once the task has passed', () => {
  const keys = ['p', 'a', 'L', 'x', 'backspace', 'l', 'enter'];
  const text = viewOf(stateWith('passed', [passing], ...keys), frame, texts).join('\n');
  expect(text).toContain('You predicted   aLl');
  expect(text).toContain('What happened   Seven of ten.');
  expect(viewOf(stateWith('failed', [failing], ...keys), frame, texts).join('\n')).not.toContain('What happened');
});

import { expect, test } from 'vitest';
import type { PartId } from '../../harness/contract/parts.ts';
import type { TaskState } from '../reports/result.ts';
import type { Action, Graded, State, Step } from './model.ts';
import { entryOf, opened, update } from './model.ts';

const hints = (): number => 3;
const start = (first: TaskState | null, second: TaskState | null): Step =>
  opened([
    { id: '2.1', state: first },
    { id: '2.2', state: second },
  ]);

function graded(id: PartId, state: TaskState): Action {
  const result = { id, score: 0, max: 10, state, checks: [] };
  const extra = { output: '', outputBytes: 0, hits: {} };
  return { is: 'graded', id, graded: { result, extra } satisfies Graded };
}

/** Presses keys and returns the last step. */
function press(state: State, ...keys: string[]): Step {
  let step: Step = { state, orders: [] };
  for (const key of keys) step = update(step.state, { is: 'key', key }, hints);
  return step;
}

test('it opens at the first task that does not pass, and grades it', () => {
  const { state, orders } = start('passed', null);
  expect([state.current, state.view, orders]).toEqual(['2.2', 'task', [{ do: 'grade', id: '2.2' }]]);
  expect(start('passed', 'passed').state.current).toBe('2.1');
});

test('a save shows the saved task and its verdict, whatever was open', () => {
  const reading = press(start('failed', null).state, 'l').state;
  const { state, orders } = update(reading, { is: 'saved', id: '2.2' }, hints);
  expect([state.current, state.view, state.grading, orders]).toEqual([
    '2.2',
    'task',
    '2.2',
    [{ do: 'grade', id: '2.2' }],
  ]);
});

test('a verdict is kept with its task, also when another is shown', () => {
  const { state } = update(start(null, null).state, graded('2.2', 'passed'), hints);
  expect([state.current, entryOf(state, '2.2').state, state.grading]).toEqual(['2.1', 'passed', '2.1']);
});

test('n goes on to the next task that does not pass, and grades it only if it was not', () => {
  const { state } = update(start(null, null).state, graded('2.1', 'passed'), hints);
  const there = press(state, 'n');
  expect([there.state.current, there.orders]).toEqual(['2.2', [{ do: 'grade', id: '2.2' }]]);
  const both = update(there.state, graded('2.2', 'passed'), hints).state;
  expect(press(both, 'n').state.said).toBe('All tasks pass.');
});

test('n at the last unfinished task says so', () => {
  expect(press(start('passed', 'failed').state, 'n').state.said).toBe('This is the last task that does not pass yet.');
});

test('hints come one by one, stay where they were, and end', () => {
  const first = press(start(null, null).state, 'h').state;
  expect([first.view, entryOf(first).hints]).toEqual(['hint', 1]);
  expect(entryOf(press(first, 'escape', 'h').state).hints).toBe(1);
  const last = press(first, 'h', 'h', 'h').state;
  expect([entryOf(last).hints, last.said]).toEqual([3, 'There is no further hint. s compares with the solution.']);
});

test('the solution of a task that has not passed is shown when asked for twice', () => {
  const once = press(start('failed', null).state, 's').state;
  expect([once.view, once.said]).toEqual(['task', expect.stringContaining('Press s again')]);
  expect(press(once, 's').state.view).toBe('solution');
});

test('the list of tasks is walked round, and enter opens', () => {
  const list = press(start(null, null).state, 't').state;
  expect([list.view, list.chosen, press(list, 'up').state.chosen]).toEqual(['tasks', 0, 1]);
  const { state, orders } = press(list, 'down', 'enter');
  expect([state.view, state.current, orders]).toEqual(['task', '2.2', [{ do: 'grade', id: '2.2' }]]);
});

test('the stub comes back only after a yes', () => {
  const asked = press(start(null, null).state, 'x');
  expect([asked.state.view, asked.orders]).toEqual(['reset', []]);
  expect(press(asked.state, 'y').orders).toEqual([{ do: 'reset', id: '2.1' }]);
  expect(press(asked.state, 'n')).toMatchObject({ orders: [], state: { view: 'task' } });
});

test.each(['q', 'ctrl-c'])('%s leaves from every view', (key) => {
  for (const before of [[], ['l'], ['t'], ['x'], ['h'], ['d']]) {
    expect(press(start(null, null).state, ...before, key).orders).toEqual([{ do: 'quit' }]);
  }
});

test('a view is left by its own key or by escape, at the top', () => {
  const scrolled = press(start(null, null).state, 'l', 'down', 'down', 'space').state;
  expect([scrolled.view, scrolled.scroll]).toEqual(['lesson', 17]);
  expect(press(scrolled, 'l').state).toMatchObject({ view: 'task', scroll: 0 });
  expect(press(scrolled, 'escape').state).toMatchObject({ view: 'task', scroll: 0 });
});

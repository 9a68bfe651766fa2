/**
 * What watch knows and how it changes: a state, what can happen, and what has to be done then. It reads no file and
 * starts no process, so that each key and each save is a plain test.
 *
 *   opened ─► grading ─► graded ─► (n) the next task, (save) grading again, (l h t d s) other views and back
 */
import type { PartId } from '../../harness/contract/parts.ts';
import type { TaskExtra } from '../judge/grade.ts';
import type { CheckResult, TaskResult, TaskState } from '../reports/result.ts';

export type View = 'task' | 'details' | 'lesson' | 'hint' | 'tasks' | 'solution' | 'reset' | 'predict' | 'help';

export type Graded = { readonly result: TaskResult; readonly extra: TaskExtra };

export type Entry = {
  readonly id: PartId;
  /** null: not graded yet. */
  readonly state: TaskState | null;
  readonly graded: Graded | null;
  /** What the checks against a real Kafka gave, once all others had passed and one was up. */
  readonly real: readonly CheckResult[];
  readonly hints: number;
  /** How often the solution was asked for while the task had not passed. */
  readonly asked: number;
  /** What the learner said would happen, or null. */
  readonly prediction: string | null;
};

export type State = {
  readonly entries: readonly Entry[];
  readonly current: PartId;
  readonly view: View;
  /** The line of the list of tasks that is chosen. */
  readonly chosen: number;
  readonly scroll: number;
  readonly grading: PartId | null;
  /** A note of the type check, or null. */
  readonly types: string | null;
  /** The prediction that is being written. */
  readonly draft: string;
  /** One sentence about the last key, until the next one. */
  readonly said: string | null;
};

export type Action =
  | { readonly is: 'key'; readonly key: string }
  | { readonly is: 'saved'; readonly id: PartId }
  | { readonly is: 'graded'; readonly id: PartId; readonly graded: Graded }
  | { readonly is: 'real'; readonly id: PartId; readonly checks: readonly CheckResult[] }
  | { readonly is: 'types'; readonly note: string | null }
  | { readonly is: 'said'; readonly sentence: string };

/** What has to be done outside. */
export type Order =
  | { readonly do: 'grade'; readonly id: PartId }
  | { readonly do: 'reset'; readonly id: PartId }
  /** Keeps what changed in the notebook. */
  | { readonly do: 'note'; readonly id: PartId }
  | { readonly do: 'quit' };

export type Step = { readonly state: State; readonly orders: readonly Order[] };

export type Known = Pick<Entry, 'id' | 'state'> & Partial<Pick<Entry, 'hints' | 'asked' | 'prediction'>>;

export function opened(entries: readonly Known[]): Step {
  const all = entries.map((one) => ({ hints: 0, asked: 0, prediction: null, ...one, graded: null, real: [] }));
  const current = (all.find((one) => one.state !== 'passed') ?? all[0])!.id;
  const state: State = {
    entries: all,
    current,
    view: 'task',
    chosen: 0,
    scroll: 0,
    grading: current,
    types: null,
    draft: '',
    said: null,
  };
  return { state, orders: [{ do: 'grade', id: current }] };
}

export const entryOf = (state: State, id: PartId = state.current): Entry => state.entries.find((one) => one.id === id)!;

export function update(state: State, action: Action, hintsOf: (id: PartId) => number): Step {
  switch (action.is) {
    case 'saved':
      if (state.view === 'predict') return grade(state, action.id, false);
      return grade({ ...state, current: action.id, types: null, said: null }, action.id, true);
    case 'graded':
      return graded(state, action.id, action.graded);
    case 'real':
      return same(replaced(state, action.id, { real: action.checks }));
    case 'types':
      return { state: { ...state, types: action.note }, orders: [] };
    case 'said':
      return { state: { ...state, said: action.sentence }, orders: [] };
    case 'key':
      return pressed({ ...state, said: null }, action.key, hintsOf);
  }
}

/** A save while a lesson or a list is open shows its verdict at once. */
function grade(state: State, id: PartId, show: boolean): Step {
  const view = show ? ({ view: 'task', scroll: 0 } as const) : {};
  return { state: { ...state, ...view, grading: id }, orders: [{ do: 'grade', id }] };
}

function graded(state: State, id: PartId, found: Graded): Step {
  const known = replaced(state, id, { state: found.result.state, graded: found, real: [] });
  return { state: { ...known, grading: state.grading === id ? null : state.grading }, orders: [] };
}

function replaced(state: State, id: PartId, change: Partial<Entry>): State {
  return { ...state, entries: state.entries.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

const same = (state: State): Step => ({ state, orders: [] });
const shows = (state: State, view: View): Step => same({ ...state, view, scroll: 0 });

function pressed(state: State, typed: string, hintsOf: (id: PartId) => number): Step {
  if (state.view === 'predict') return inPrediction(state, typed);
  const key = typed.toLowerCase();
  if (key === 'q' || key === 'ctrl-c') return { state, orders: [{ do: 'quit' }] };
  if (state.view === 'tasks' && ['up', 'down', 'enter'].includes(key)) return inTasks(state, key);
  if (state.view === 'reset') return inReset(state, key);
  switch (key) {
    case 'n':
      return next(state);
    case 'r':
      return grade(state, state.current, true);
    case 'h':
      return hint(state, hintsOf(state.current));
    case 's':
      return solution(state);
    case 't':
      return same({
        ...state,
        view: 'tasks',
        scroll: 0,
        chosen: state.entries.findIndex((e) => e.id === state.current),
      });
    case 'l':
      return shows(state, state.view === 'lesson' ? 'task' : 'lesson');
    case 'd':
      return shows(state, state.view === 'details' ? 'task' : 'details');
    case 'p':
      return same({ ...state, view: 'predict', scroll: 0, draft: entryOf(state).prediction ?? '' });
    case 'x':
      return shows(state, 'reset');
    case '?':
      return shows(state, 'help');
    case 'escape':
      return shows(state, 'task');
    default:
      return scrolled(state, key);
  }
}

const leaps: { readonly [key: string]: number } = { up: -1, down: 1, pageup: -15, pagedown: 15, space: 15, b: -15 };

/** The view cuts what is too far. */
function scrolled(state: State, key: string): Step {
  const leap = leaps[key] ?? 0;
  return same({ ...state, scroll: Math.max(0, state.scroll + leap) });
}

function inTasks(state: State, key: string): Step {
  const count = state.entries.length;
  if (key === 'up') return same({ ...state, chosen: (state.chosen + count - 1) % count });
  if (key === 'down') return same({ ...state, chosen: (state.chosen + 1) % count });
  return open(state, state.entries[state.chosen]!.id);
}

function open(state: State, id: PartId): Step {
  const there: State = { ...state, current: id, view: 'task', scroll: 0, types: null };
  return entryOf(there).graded === null ? grade(there, id, true) : same(there);
}

/** The next task that has not passed, after this one and then from the start. */
function next(state: State): Step {
  const at = state.entries.findIndex((one) => one.id === state.current);
  const others = [...state.entries.slice(at + 1), ...state.entries.slice(0, at)];
  const found = others.find((one) => one.state !== 'passed');
  if (found !== undefined) return open(state, found.id);
  const isDone = entryOf(state).state === 'passed';
  return same({ ...state, said: isDone ? 'All tasks pass.' : 'This is the last task that does not pass yet.' });
}

function hint(state: State, most: number): Step {
  const { id, hints } = entryOf(state);
  const isOpen = state.view === 'hint';
  const shown = isOpen || hints === 0 ? Math.min(most, hints + 1) : hints;
  const all = isOpen && hints === most ? 'There is no further hint. s compares with the solution.' : null;
  const there: State = { ...replaced(state, id, { hints: shown }), view: 'hint', scroll: 0, said: all };
  return { state: there, orders: shown === hints ? [] : [{ do: 'note', id }] };
}

/** Before a task has passed its solution is shown only when it is asked for twice. */
function solution(state: State): Step {
  const entry = entryOf(state);
  if (entry.state === 'passed' || entry.asked >= 1) {
    return shows(replaced(state, entry.id, { asked: entry.asked + 1 }), 'solution');
  }
  const said = 'The task has not passed yet. Press s again to see how the solution differs.';
  return { state: { ...replaced(state, entry.id, { asked: 1 }), said }, orders: [{ do: 'note', id: entry.id }] };
}

function inReset(state: State, key: string): Step {
  if (key !== 'y') return shows(state, 'task');
  return { state: { ...state, view: 'task', scroll: 0 }, orders: [{ do: 'reset', id: state.current }] };
}

const longestDraft = 300;

function inPrediction(state: State, key: string): Step {
  switch (key) {
    case 'ctrl-c':
      return { state, orders: [{ do: 'quit' }] };
    case 'escape':
      return shows(state, 'task');
    case 'enter': {
      const prediction = state.draft.trim() === '' ? null : state.draft.trim();
      const there = { ...replaced(state, state.current, { prediction }), view: 'task', scroll: 0 } as const;
      return { state: there, orders: [{ do: 'note', id: state.current }] };
    }
    case 'backspace':
      return same({ ...state, draft: [...state.draft].slice(0, -1).join('') });
    case 'space':
      return same({ ...state, draft: `${state.draft} ` });
    default:
      return [...key].length === 1 && state.draft.length < longestDraft
        ? same({ ...state, draft: state.draft + key })
        : same(state);
  }
}

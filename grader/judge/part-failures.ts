/**
 * Sentences for what a part can do wrong whatever the check: throw, hang, crash, answer with another type, not load.
 */
import type { PartId } from '../../harness/contract/parts.ts';
import { parts, pathOf } from '../../harness/contract/parts.ts';
import type { PartError } from '../../harness/simulation/step.ts';
import type { SubjectEnded } from './ended.ts';
import type { Block, Failure } from './failure.ts';

const folder = (task: PartId): string => `chapters/${pathOf(task)}`;

/** The part threw. `call` is how the call is written. */
export function threwFailure(call: string, error: PartError): Failure {
  if (error.todo !== null) {
    return { says: `Task ${error.todo} is not implemented yet.`, blocks: [], cause: 'todo' };
  }
  const blocks: Block[] = [
    {
      show: 'table',
      rows: [
        ['error', errorText(error)],
        ['call', call],
      ],
    },
  ];
  if (error.where !== null) blocks.push({ show: 'source', place: error.where });
  const isMemory = error.name === 'RangeError' && error.message.startsWith('Array buffer allocation failed');
  if (isMemory) return { says: 'The part used more memory than it may.', blocks, cause: 'over memory' };
  return { says: `${nameIn(call)} threw an error.`, blocks, ...whereOf(error) };
}

/** An error that nobody caught, thrown after the call had gone on or returned. */
export function lateFailure(call: string, error: PartError): Failure {
  const blocks: Block[] = [
    {
      show: 'table',
      rows: [
        ['during', call],
        ['error', errorText(error)],
      ],
    },
  ];
  if (error.where !== null) blocks.push({ show: 'source', place: error.where });
  return {
    says: 'An error was thrown where nothing could catch it: in a promise that is not awaited, or in a microtask.',
    blocks,
    ...whereOf(error),
  };
}

/** Nothing is pending, and the call has not answered. */
export function deadlockFailure(call: string): Failure {
  return {
    says: `${nameIn(call)} never answers: it waits for something that nothing will bring.`,
    blocks: [{ show: 'table', rows: [['call', call]] }],
  };
}

/** The subject ended early. `call` is the last one it was asked for, or null when it was loading. */
export function endedFailure(ended: SubjectEnded, call: string | null): Failure {
  const doing = call === null ? 'while it was loaded' : 'during this call';
  const blocks: Block[] = call === null ? [] : [{ show: 'table', rows: [['call', call]] }];
  switch (ended.cause) {
    case 'timed out':
      return {
        says: `The part gave ${ended.detail} ${doing}. Look for a loop that never ends.`,
        blocks,
        cause: 'timed out',
      };
    case 'over memory':
      return { says: `The part used more memory than it may ${doing}.`, blocks, cause: 'over memory' };
    case 'over output':
      return {
        says: `The part was ended ${doing}: ${ended.detail}.${/printed/.test(ended.detail) ? ' Print less, or only for the call you look at.' : ''}`,
        blocks,
        cause: 'over output',
      };
    case 'protocol broken':
      return {
        says: `The part was ended ${doing}: ${ended.detail}. Only the harness may write to the grader's pipes.`,
        blocks,
        cause: 'protocol broken',
      };
    default:
      return { says: `The part's process ended ${doing}: ${ended.detail}.`, blocks, cause: ended.cause };
  }
}

export function errorText(error: PartError): string {
  if (error.name === null) return error.message === '' ? 'something that is no error' : error.message;
  return error.message === '' ? error.name : `${error.name}: ${error.message}`;
}

function whereOf(error: PartError): Pick<Failure, 'where'> {
  return error.where === null ? {} : { where: error.where };
}

function nameIn(call: string): string {
  return /^[\w.]+/.exec(call)?.[0] ?? 'The part';
}

const ruleFor: { readonly [why: string]: (what: string) => string } = {
  import: (what) =>
    /^\.\.?\/[\w./-]+$/.test(what) && !what.endsWith('.ts')
      ? `imports ${JSON.stringify(what)}. Imports name the file with its ending: ${JSON.stringify(`${what.replace(/\.js$/, '')}.ts`)}.`
      : `imports ${JSON.stringify(what)}. A part may import types, the helpers of harness/contract, and the tasks it uses; what it needs besides comes through its constructor.`,
  'dynamic-import': () => 'uses import(). Import at the top of the file.',
  'import-meta': () => 'uses import.meta. A part does not know where its file lies.',
  then: () => 'exports something named "then", which would make the module look like a promise. Give it another name.',
  let: (what) =>
    `has a variable${what === '' ? '' : ` "${what}"`} at the top level. All that uses this file would share it: keep it in a function or in the instance.`,
  static: () => 'has a static field. Two nodes in one process would share it: use a const, or a field of the instance.',
  statement: () =>
    'runs something while it is loaded. Only imports, const, functions, classes and types stand at the top level.',
  await: () => 'waits for something while it is loaded. Only functions wait.',
  reassign: (what) =>
    `sets "${what}" anew, which is a function or class of the top level. Give the value a name of its own.`,
};

/** The scan refused the module. */
export function refusedFailure(why: string, what: string, where: PartError['where'], task: PartId): Failure {
  const rule = ruleFor[why]?.(what) ?? 'does something that a part may not.';
  return {
    says: `${folder(where?.task ?? task)} ${rule}`,
    blocks: where === null ? [] : [{ show: 'source', place: where }],
    cause: 'refused',
    ...(where === null ? {} : { where }),
  };
}

export function syntaxFailure(message: string, where: PartError['where'], task: PartId): Failure {
  const file = folder(where?.task ?? task);
  const says =
    message === 'nested too deeply'
      ? `${file} cannot be read: it is nested too deeply.`
      : `${file} has a syntax error: ${message}${/[.!?]$/.test(message) ? '' : '.'}`;
  const blocks: Block[] = where === null ? [] : [{ show: 'source', place: where }];
  if (/strip-only/.test(message)) {
    blocks.push({
      show: 'text',
      text: 'Node runs TypeScript by leaving the types out. What would need new code, such as enum, namespace and parameter properties, is not there: use an object with "as const", and assign fields in the constructor.',
    });
  }
  return { says, blocks, cause: 'does not load', ...(where === null ? {} : { where }) };
}

export function loadErrorFailure(error: PartError, task: PartId): Failure {
  const type = /does not provide an export named '(\w+)'/.exec(error.message)?.[1];
  if (type !== undefined) {
    const says = `${folder(task)} does not load: nothing called ${type} is exported there. If it is a type, write "import type { ${type} }".`;
    return { says, blocks: [], cause: 'does not load' };
  }
  return {
    says: `${folder(task)} does not load: ${errorText(error)}.`,
    blocks: error.where === null ? [] : [{ show: 'source', place: error.where }],
    cause: 'does not load',
    ...whereOf(error),
  };
}

/** The module loaded and does not export what the contract names. */
export function exportFailure(task: PartId, name: string, found: string): Failure {
  const wanted = (parts[task].contract.exports as { readonly [name: string]: { readonly kind: string } })[name]?.kind;
  const says =
    found === 'missing'
      ? `${folder(task)} exports no ${wanted} called ${name}. Write "export ${wanted} ${name}".`
      : `${folder(task)} exports ${name}, but it is ${article(found)} and should be a ${wanted}.`;
  return { says, blocks: [], cause: 'does not load' };
}

const article = (kind: string): string =>
  /^[aeiou]/.test(kind) && kind !== 'undefined' ? `an ${kind}` : kind === 'undefined' ? kind : `a ${kind}`;

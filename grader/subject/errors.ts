/**
 * Errors of a part, made safe to send: name, message, and the first place in the learner's own files, each capped. A
 * thrown value may be anything, a proxy or an object whose getters throw, so every look at it is guarded.
 */
import { TodoError } from '../../harness/contract/todo.ts';
import type { EncodedError } from '../channel/messages.ts';
import { taskOfUrl } from './urls.ts';

const messageLimit = 1000;
const stackLimit = 8000;
const frame = /(file:\/\/\/workbook\/[^\s()]{1,200}):(\d{1,7}):(\d{1,7})/g;
const { isPrototypeOf } = Object.prototype;
const todoPrototype = TodoError.prototype;

/** Tells a RangeError that a buffer or string was refused for want of memory from the part's own. */
export function encodeError(thrown: unknown): EncodedError {
  const todo = guarded(() => (isPrototypeOf.call(todoPrototype, thrown as object) ? (thrown as TodoError).task : ''));
  if (typeof thrown !== 'object' || thrown === null) {
    return ['', text(() => `${thrown as string}`, messageLimit), '', 0, 0, todo];
  }
  const error = thrown as { name?: unknown; message?: unknown; stack?: unknown };
  const name = text(() => error.name, 60);
  const message = text(() => error.message, messageLimit);
  const place = placeIn(text(() => error.stack, stackLimit + messageLimit));
  return [name, message, place?.task ?? '', place?.line ?? 0, place?.column ?? 0, todo];
}

function text(read: () => unknown, limit: number): string {
  return guarded(() => {
    const value = read();
    return typeof value === 'string' ? value.slice(0, limit) : '';
  });
}

function guarded(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

function placeIn(stack: string): { task: string; line: number; column: number } | null {
  const matches = stack.matchAll(frame);
  for (const match of matches) {
    const task = taskOfUrl(match[1]!);
    if (task !== null) return { task, line: Number(match[2]), column: Number(match[3]) };
  }
  return null;
}

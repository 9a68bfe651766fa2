/**
 * Errors of a part, made safe to send: name, message, and the first place in the learner's own files, each capped. A
 * thrown value may be anything, a proxy or an object whose getters throw, so every look at it is guarded.
 */
import { TodoError } from '../../harness/contract/todo.ts';
import type { EncodedError } from '../channel/messages.ts';
import { placeOfError } from './stacks.ts';

const messageLimit = 1000;
const { isPrototypeOf } = Object.prototype;
const { apply } = Reflect;
const todoPrototype = TodoError.prototype;

export function encodeError(thrown: unknown): EncodedError {
  const todo = guarded(() => (apply(isPrototypeOf, todoPrototype, [thrown]) ? (thrown as TodoError).task : ''));
  if (typeof thrown !== 'object' || thrown === null) {
    return ['', text(() => `${thrown as string}`, messageLimit), '', 0, 0, todo];
  }
  const error = thrown as { name?: unknown; message?: unknown; stack?: unknown };
  const name = text(() => error.name, 60);
  const message = text(() => error.message, messageLimit);
  guarded(() => (typeof error.stack === 'string' ? error.stack : ''));
  const place = placeOfError(error);
  return [name, message, place?.task ?? '', place?.line ?? 0, place?.column ?? 0, todo];
}

function text(read: () => unknown, limit: number): string {
  return guarded(() => {
    const value = read();
    return typeof value === 'string' ? value.slice(0, limit) : '';
  });
}

/** What `read` gives, if it is a text: it may be a part's own code. */
function guarded(read: () => unknown): string {
  try {
    const value = read();
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

/**
 * Claims to be unfinished, for a task that is not there, with the harness's own error.
 */
import { TodoError } from '../../harness/contract/todo.ts';
export function murmur2(_data: Uint8Array): number { throw new TodoError('../../../etc/passwd\u001b[2J') }

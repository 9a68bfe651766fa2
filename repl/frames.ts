/**
 * Errors as a learner wants them: name, message, and the places in parts, without the frames of what called them. All
 * stacks of the process are made so, those that are printed inside other values too.
 */
import { inspect, types } from 'node:util';

export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** The file that a URL is shown as, or null where the learner has no use for it. */
export type Shown = (url: string) => string | null;

const frame = /^(?:async )?(?:(.*) \()?(file:\/\/[^\s()]+):(\d+):(\d+)\)?$/;
const mostFrames = 4;

/** From here on a stack has only the frames whose files are shown. */
export function cleanStacks(shown: Shown): void {
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites.map((site) => frameText(String(site), shown)).filter((text) => text !== null);
    const more = frames.length > mostFrames ? [`and ${frames.length - mostFrames} more`] : [];
    return [headText(error), ...[...frames.slice(0, mostFrames), ...more].map((text) => `    at ${text}`)].join('\n');
  };
}

/** A frame as V8 writes it, with the shown file; null where its file is not shown. */
export function frameText(site: string, shown: Shown): string | null {
  const [, name = '', url = '', line, column] = frame.exec(site) ?? [];
  const file = url === '' ? null : shown(url);
  if (file === null) return null;
  const place = `${file}:${line}:${column}`;
  return name === '' ? place : `${name.replace(/^Module\./, '')} (${place})`;
}

function headText(error: Error): string {
  const name = typeof error.name === 'string' ? error.name : 'Error';
  return error.message === '' ? name : `${name}: ${error.message}`;
}

/** An error as text: what it says, its own further properties, its places, and its cause. */
export function errorText(error: Error): string {
  const told = ['name', 'message', 'stack', 'cause', ...(error.name === 'TodoError' ? ['task'] : [])];
  const more = Object.fromEntries(Object.entries(error).filter(([name]) => !told.includes(name)));
  const head = `${headText(error)}${Object.keys(more).length === 0 ? '' : ` ${inspect(more)}`}`;
  const frames = String(error.stack).match(/^ {4}at .*$/gm) ?? [];
  const cause = types.isNativeError(error.cause) ? [`  because of ${errorText(error.cause)}`] : [];
  return [head, ...frames, ...cause].join('\n');
}

/** Where in a part's text a module's error is: the first place of its stack, or what Node writes before it. */
export function placeIn(error: unknown, shown: Shown): Place | null {
  const stack = types.isNativeError(error) && typeof error.stack === 'string' ? error.stack : '';
  for (const [, url = '', line, column] of stack.matchAll(/(file:\/\/[^\s()]+?):(\d+)(?::(\d+))?\)?$/gm)) {
    const file = shown(url);
    if (file !== null) return { file, line: Number(line), column: Number(column ?? 0) };
  }
  return null;
}

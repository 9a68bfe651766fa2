/**
 * The learner's notebook, .workbook/notebook.json: for each task how many hints were read, how often the solution was
 * asked for, and the prediction. A damaged file is set aside under another name, not lost, and a new one begun.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.ts';

export type Page = { readonly hints: number; readonly asked: number; readonly prediction: string | null };
export type Notebook = { readonly [task: string]: Page };

const file = 'notebook.json';
export const emptyPage: Page = { hints: 0, asked: 0, prediction: null };

/** The notebook of a .workbook folder; `damaged` is where an unreadable one was put, if it was. */
export function readNotebook(folder: string): { readonly notebook: Notebook; readonly damaged: string | null } {
  const path = join(folder, file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { notebook: {}, damaged: null };
  }
  const notebook = notebookIn(text);
  if (notebook !== null) return { notebook, damaged: null };
  const damaged = `${path}.damaged-${Date.now()}`;
  renameSync(path, damaged);
  return { notebook: {}, damaged };
}

function notebookIn(text: string): Notebook | null {
  try {
    const data = JSON.parse(text) as unknown;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
    const pages = Object.entries(data).map(([task, page]) => [task, pageIn(page)] as const);
    return pages.some(([, page]) => page === null) ? null : (Object.fromEntries(pages) as Notebook);
  } catch {
    return null;
  }
}

function pageIn(value: unknown): Page | null {
  if (typeof value !== 'object' || value === null) return null;
  const { hints, asked, prediction } = value as { [key: string]: unknown };
  const isRight = Number.isSafeInteger(hints) && Number.isSafeInteger(asked);
  return isRight && (prediction === null || typeof prediction === 'string') ? (value as Page) : null;
}

export const pageOf = (notebook: Notebook, task: string): Page => notebook[task] ?? emptyPage;

/** Changes a task's page, also when another program changes one at the same time; returns the new page. */
export function changePage(folder: string, task: string, change: (page: Page) => Page): Page {
  mkdirSync(folder, { recursive: true });
  return withLock(join(folder, 'notebook.lock'), () => {
    const { notebook } = readNotebook(folder);
    const page = change(pageOf(notebook, task));
    const temporary = join(folder, `${file}.${process.pid}`);
    writeFileSync(temporary, `${JSON.stringify({ ...notebook, [task]: page }, null, 2)}\n`);
    renameSync(temporary, join(folder, file));
    return page;
  });
}

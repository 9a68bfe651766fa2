/** Where the modules of a workbook seem to lie in a subject: the same place whatever folder they came from. */
import type { PartId } from '../../harness/contract/parts.ts';
import { partIds, pathOf } from '../../harness/contract/parts.ts';

const base = 'file:///workbook/chapters/';
const taskByUrl = new Map<string, PartId>(partIds.map((id) => [base + pathOf(id), id]));

export function urlOf(task: PartId, instance: number): string {
  return `${base}${pathOf(task)}${instance === 0 ? '' : `?instance=${instance}`}`;
}

export const isWorkbookUrl = (url: string): boolean => url.startsWith('file:///workbook/');

/** The task whose module has this URL, or null. */
export const taskOfUrl = (url: string): PartId | null => taskByUrl.get(url.split('?')[0]!) ?? null;

/** What separates copies of a module: the query of its URL, '' for the shared one. */
export const instanceOfUrl = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');

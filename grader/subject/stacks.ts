/**
 * Stacks of errors in a subject: they name the learner's own files alone, as the learner knows them, so that nothing
 * that a part prints or throws tells where the harness lies. The first place of each error is kept for the judge.
 */
import { pathOf } from '../../harness/contract/parts.ts';
import { taskOfUrl } from './urls.ts';

export type StackPlace = { readonly task: string; readonly line: number; readonly column: number };

type Site = {
  readonly getFileName: () => string | null;
  readonly getFunctionName: () => string | null;
  readonly getLineNumber: () => number | null;
  readonly getColumnNumber: () => number | null;
};

const places = new WeakMap<object, StackPlace>();
const { apply } = Reflect;
const errorText = Error.prototype.toString;
const framesShown = 20;

/** Puts these stacks in place of Node's. */
export function installStacks(): void {
  Error.prepareStackTrace = (error: unknown, sites: readonly Site[]): string => {
    let text = headOf(error);
    let shown = 0;
    for (let i = 0; i < sites.length && shown < framesShown; i++) {
      const site = sites[i]!;
      const task = taskOfUrl(site.getFileName() ?? '');
      if (task === null) continue;
      const place = { task, line: site.getLineNumber() ?? 0, column: site.getColumnNumber() ?? 0 };
      if (shown === 0) places.set(error as object, place);
      shown += 1;
      text += `\n    at ${site.getFunctionName() ?? '(top level)'} (chapters/${pathOf(task)}:${place.line}:${place.column})`;
    }
    return text;
  };
}

function headOf(error: unknown): string {
  try {
    return apply(errorText, error, []);
  } catch {
    return 'Error';
  }
}

/** The first place in the learner's own files; `error.stack` was read before. */
export const placeOfError = (error: object): StackPlace | undefined => places.get(error);

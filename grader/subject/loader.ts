/**
 * Loads parts from the sources that the judge sent: a load hook serves them under one made-up folder, takes their types
 * out, and scans each before any of them runs. Which file an import means is the part set's answer, not the disk's.
 */
import { existsSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import type { PartId } from '../../harness/contract/parts.ts';
import { isPartId, parts } from '../../harness/contract/parts.ts';
import type { Load, LoadAnswer } from '../channel/messages.ts';
import { encodeError } from './errors.ts';
import { RefusedError, scan } from './scan.ts';
import { instanceOfUrl, isWorkbookUrl, taskOfUrl, urlOf } from './urls.ts';

export type Namespace = { readonly [name: string]: unknown };

/** A syntax error with its place; columns count from 1. */
class SourceError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

// Kept from before the globals are taken away.
const { URL } = globalThis;
// What a part may replace in its own process is kept from before it was loaded.
const { apply } = Reflect;
const { hasOwn } = Object;
const sourceOf = Function.prototype.toString;
const { exec } = RegExp.prototype;
const classText = /^class\b/;

const harness = new URL('../../harness/', import.meta.url).href;
const holder = 'file:///workbook/holder/';
const sources = new Map<string, string>();
const stripped = new Map<string, string>();
const loaded = new Map<string, Namespace>();

/** The module of a task in one of its copies, or undefined when it was not loaded. */
export const moduleOf = (task: string, instance: number): Namespace | undefined => loaded.get(`${task}#${instance}`);

/** Installs the hooks. `scanned: false` leaves the scan and the refusal of imports out, to try the layers below. */
export function installLoader(scanned: boolean): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier.startsWith(holder)) return { url: specifier, shortCircuit: true };
      const parent = context.parentURL ?? '';
      if (!isWorkbookUrl(parent)) return next(specifier, context);
      const url = resolveImport(specifier, parent);
      if (url !== null) return { url, shortCircuit: true };
      if (!scanned) return next(specifier, context);
      throw new Error(`${specifier} cannot be imported here`);
    },
    load(url, context, next) {
      if (!isWorkbookUrl(url)) return next(url, context);
      const source = url.startsWith(holder) ? holderSource(url) : javascriptOf(url, scanned);
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

const helper = /^file:\/\/\/workbook\/harness\/(contract\/[a-z0-9-]+\.ts)$/;

/** The URL of what a part may import: what its contract uses, and the helpers of the contracts; else null. */
function resolveImport(specifier: string, parent: string): string | null {
  if (parent.startsWith(holder)) return specifier;
  if (!specifier.startsWith('./') && !specifier.startsWith('../')) return null;
  const { href } = new URL(specifier, parent.split('?')[0]);
  const file = helper.exec(href)?.[1];
  if (file !== undefined) return existsSync(new URL(file, harness)) ? harness + file : null;
  const importer = taskOfUrl(parent);
  const task = taskOfUrl(href);
  if (importer === null || task === null || href.includes('?') || !sources.has(task)) return null;
  return (parts[importer].contract.uses as readonly string[]).includes(task) ? href + instanceOfUrl(parent) : null;
}

function javascriptOf(url: string, scanned: boolean): string {
  const task = taskOfUrl(url);
  const source = task === null ? undefined : sources.get(task);
  if (task === null || source === undefined) throw new Error('no such module in this workbook');
  const known = stripped.get(task);
  if (known !== undefined) return known;
  try {
    const javascript = strip(source);
    if (scanned) scan(javascript, (specifier) => resolveImport(specifier, url) !== null);
    stripped.set(task, javascript);
    return javascript;
  } catch (error) {
    throw placed(error, task);
  }
}

function strip(source: string): string {
  try {
    return stripTypeScriptTypes(source);
  } catch (error) {
    const { code, message, stack } = error as { code?: string; message: string; stack: string };
    if (code !== 'ERR_INVALID_TYPESCRIPT_SYNTAX' && code !== 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
      throw new SourceError('nested too deeply', 0, 0);
    }
    const [first = '', ...lines] = stack.split('\n', 8);
    const carets = lines.find((text) => /^ *\^+$/.test(text)) ?? '';
    const line = Number(/:(\d{1,7})$/.exec(first)?.[1] ?? 0);
    throw new SourceError(message, line, carets.indexOf('^') + 1);
  }
}

type Placed = { readonly task: string };

/** Notes the task whose source an error is about, and gives what the parser says of a place a common form. */
function placed(error: unknown, task: PartId): unknown {
  if (error instanceof SyntaxError && 'loc' in error) {
    const { line, column } = error.loc as { line: number; column: number };
    return Object.assign(new SourceError(error.message.replace(/ \(\d+:\d+\)$/, ''), line, column + 1), { task });
  }
  if (error instanceof RangeError) return Object.assign(new SourceError('nested too deeply', 0, 0), { task });
  return Object.assign(error as object, { task });
}

/** A module that hands over the namespace of another, so that an export called `then` is never asked. */
function holderSource(url: string): string {
  const [task, instance] = url.slice(holder.length).split('/');
  if (!isPartId(task!)) throw new Error('no such task');
  return `import * as part from '${urlOf(task, Number(instance))}'; export const held = () => part;`;
}

/** Loads a task's module and what it uses, and says what it exports. */
export async function load(request: Load): Promise<LoadAnswer> {
  if (!isPartId(request.task)) return ['failed', encodeError(new Error('no such task'))];
  for (const file of request.files) sources.set(file.task, file.source);
  try {
    const url = `${holder}${request.task}/${request.instance}`;
    const { held } = (await import(url)) as { held: () => Namespace };
    const namespace = held();
    loaded.set(`${request.task}#${request.instance}`, namespace);
    return ['loaded', ...exportsOf(request.task, namespace)];
  } catch (error) {
    return failureOf(error, request.task);
  }
}

function exportsOf(task: PartId, namespace: Namespace): (readonly [string, string])[] {
  return Object.keys(parts[task].contract.exports).map((name) => {
    if (!hasOwn(namespace, name)) return [name, 'missing'] as const;
    const value = namespace[name];
    const isClass = typeof value === 'function' && apply(exec, classText, [apply(sourceOf, value, [])]) !== null;
    return [name, isClass ? 'class' : typeof value] as const;
  });
}

function failureOf(error: unknown, task: string): LoadAnswer {
  const at = (error as Placed | null)?.task ?? task;
  if (error instanceof RefusedError)
    return ['refused', error.why, error.what.slice(0, 200), at, error.line, error.column];
  if (error instanceof SourceError) return ['syntax', error.message.slice(0, 500), at, error.line, error.column];
  return ['failed', encodeError(error)];
}

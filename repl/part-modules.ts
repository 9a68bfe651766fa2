/**
 * The parts of a workbook, loaded into this process with the reference in place of what is unfinished or does not load.
 * Each text that a file has had is a module of its own, under a made-up path, so a saved edit is there with the next
 * call of `refresh`. Which file an import between tasks means is the part set's answer, as it is in a check.
 */
import { createRequire, registerHooks } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Contract } from '../harness/contract/descriptor.ts';
import type { Owner } from '../harness/contract/part-set.ts';
import { usedBy } from '../harness/contract/part-set.ts';
import type { PartId } from '../harness/contract/parts.ts';
import { partIds, parts, pathOf } from '../harness/contract/parts.ts';
import { readSource, solutionsFolder } from '../grader/judge/workbook.ts';
import { placeIn } from './frames.ts';
import { todoLine } from './source.ts';

export type Namespace = { readonly [name: string]: unknown };

/** Whose part is used for a task. `why` says why it is not the workbook's; `isBroken` that it should have been. */
export type PartState = {
  readonly id: PartId;
  readonly owner: Owner;
  readonly why: string | null;
  readonly isBroken: boolean;
};

type Copy = { readonly id: PartId; readonly owner: Owner; readonly text: string };
type Loaded = { readonly state: PartState; readonly path: string; readonly namespace: Namespace };

const root = fileURLToPath(new URL('../', import.meta.url));
const copiesFolder = join(root, '.workbook', 'repl-parts');
const require = createRequire(import.meta.url);
const taskByPath = new Map<string, PartId>(partIds.map((id) => [pathOf(id), id]));

export class PartModules {
  static #count = 0;
  readonly #folder: string;
  readonly #texts = new Map<PartId, string | null>();
  readonly #problems = new Map<PartId, string>();
  readonly #loaded = new Map<PartId, Loaded>();
  readonly #copies = new Map<string, Copy>();

  /** `folder` is laid out like chapters/. */
  constructor(folder: string) {
    this.#folder = folder;
    registerHooks({
      resolve: (specifier, context, next) => {
        if (this.#copies.has(specifier)) return { url: pathToFileURL(specifier).href, shortCircuit: true };
        const parent = this.#copyAt(context.parentURL ?? '');
        if (parent === undefined || !/^\.\.?\//.test(specifier)) return next(specifier, context);
        const task = taskByPath.get(posix.join(dirname(pathOf(parent.id)), specifier));
        if (task !== undefined) return { url: pathToFileURL(this.#ensure(task).path).href, shortCircuit: true };
        // What is not a task lies where it lies for a file in chapters/, wherever this workbook is.
        return next(new URL(specifier, pathToFileURL(join(root, 'chapters', pathOf(parent.id)))).href, context);
      },
      load: (url, context, next) => {
        const copy = this.#copyAt(url);
        if (copy === undefined) return next(url, context);
        return { format: 'module-typescript', source: copy.text, shortCircuit: true };
      },
    });
  }

  /** Reads all files again, loads what changed and what uses it, and gives the tasks whose text changed. */
  refresh(): readonly PartState[] {
    const changed = partIds.filter((id) => this.#read(id));
    if (changed.length === 0) return [];
    for (const id of partIds) if (usedBy(id).some((used) => changed.includes(used))) this.#loaded.delete(id);
    for (const id of partIds) this.#ensure(id);
    return changed.map((id) => this.#ensure(id).state);
  }

  /** All tasks in the order of the course. */
  get states(): readonly PartState[] {
    return partIds.map((id) => this.#ensure(id).state);
  }

  /** A task's module; whose is the part set's answer where no owner is asked for. */
  load(id: PartId, owner?: Owner): Namespace {
    if (!partIds.includes(id)) throw new Error(`There is no task ${String(id)}. \`parts\` lists them.`);
    if (owner === 'reference') return require(join(solutionsFolder, pathOf(id))) as Namespace;
    const { state, namespace } = this.#ensure(id);
    if (owner === undefined || state.owner === owner) return namespace;
    const text = this.#texts.get(id) ?? null;
    if (text === null) throw new Error(`${state.why ?? 'It is not there'}.`);
    return this.#require(this.#copy({ id, owner, text }));
  }

  /** The file that a module's URL stands for, below the workbook's or the reference's folder, or null. */
  shownPath(url: string): string | null {
    const copy = this.#copyAt(url);
    if (copy !== undefined) return `${copy.owner === 'workbook' ? 'chapters' : 'solutions'}/${pathOf(copy.id)}`;
    const solutions = `${pathToFileURL(solutionsFolder).href}/`;
    return url.startsWith(solutions) ? `solutions/${url.slice(solutions.length)}` : null;
  }

  #copyAt(url: string): Copy | undefined {
    return url.startsWith('file:') ? this.#copies.get(fileURLToPath(url)) : undefined;
  }

  /** Reads a task's file; true when it is not what it was. */
  #read(id: PartId): boolean {
    const source = readSource(this.#folder, id);
    const text = typeof source === 'string' ? source : null;
    if (typeof source !== 'string') this.#problems.set(id, source.says.replace(/\.$/, ''));
    const before = this.#texts.get(id);
    this.#texts.set(id, text);
    return before !== text;
  }

  #ensure(id: PartId): Loaded {
    const known = this.#loaded.get(id);
    if (known !== undefined) return known;
    for (const used of parts[id].contract.uses) this.#ensure(used);
    const loaded = this.#loadOwn(id);
    this.#loaded.set(id, loaded);
    return loaded;
  }

  #loadOwn(id: PartId): Loaded {
    const text = this.#texts.get(id) ?? null;
    if (text === null)
      return this.#loadReference(id, this.#problems.get(id) ?? 'its file was not read', parts[id].published);
    const found = todoLine(text);
    if (typeof found === 'number') return this.#loadReference(id, `yours calls todo() in line ${found}`, false);
    if (found !== null) return this.#loadReference(id, brokenText(id, found.line, found.column, found.says), true);
    const path = this.#copy({ id, owner: 'workbook', text });
    try {
      const namespace = this.#require(path);
      const missing = missingExport(id, namespace);
      if (missing !== null) return this.#loadReference(id, `yours exports no ${missing}`, true);
      return { state: { id, owner: 'workbook', why: null, isBroken: false }, path, namespace };
    } catch (error) {
      const place = placeIn(error, (url) => (this.#copyAt(url)?.id === id ? url : null));
      const says = error instanceof Error ? error.message.split('\n')[0]! : String(error);
      return this.#loadReference(id, brokenText(id, place?.line ?? 0, place?.column ?? 0, says), true);
    }
  }

  #loadReference(id: PartId, why: string, isBroken: boolean): Loaded {
    const text = readSource(solutionsFolder, id);
    if (typeof text !== 'string') throw new Error(text.says);
    const path = this.#copy({ id, owner: 'reference', text });
    return { state: { id, owner: 'reference', why, isBroken }, path, namespace: this.#require(path) };
  }

  #copy(copy: Copy): string {
    const path = join(copiesFolder, String(++PartModules.#count), copy.owner, pathOf(copy.id));
    this.#copies.set(path, copy);
    return path;
  }

  #require(path: string): Namespace {
    return require(path) as Namespace;
  }
}

function brokenText(id: PartId, line: number, column: number, says: string): string {
  const place = line === 0 ? '' : column === 0 ? `:${line}` : `:${line}:${column}`;
  return `chapters/${pathOf(id)}${place} does not load: ${says.replace(/\.$/, '')}`;
}

function missingExport(id: PartId, namespace: Namespace): string | null {
  const contract: Contract = parts[id].contract;
  return Object.keys(contract.exports).find((name) => typeof namespace[name] !== 'function') ?? null;
}

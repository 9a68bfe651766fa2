/**
 * Tells when a learner's file has been saved. Each chapter's folder is watched by itself, since recursive watching
 * loses files that editors rename into place; what comes within a moment is one save, and an empty file is given time
 * to fill.
 */
import type { FSWatcher } from 'node:fs';
import { readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

const quietMs = 15;
const fillMs = 300;

export class FileWatch {
  readonly #folder: string;
  readonly #onSave: (path: string) => void;
  readonly #watchers = new Map<string, { readonly watcher: FSWatcher; readonly identity: string }>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #texts = new Map<string, string | null>();
  readonly #paths: readonly string[];
  #lookTimer: NodeJS.Timeout | undefined;

  /**
   * `paths` are the files below `folder`, as `02-partitioner/murmur2.ts`; `onSave` hears of each whose text changed.
   */
  constructor(folder: string, paths: readonly string[], onSave: (path: string) => void) {
    this.#folder = folder;
    this.#paths = paths;
    this.#onSave = onSave;
    for (const path of paths) this.#texts.set(path, textOf(join(folder, path)));
    this.#watchFolders();
  }

  close(): void {
    clearTimeout(this.#lookTimer);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const { watcher } of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  /** Watches what is there; a folder that was taken away, and came back, is watched again. */
  #watchFolders(): void {
    for (const chapter of new Set(this.#paths.map((path) => path.split('/')[0]!))) {
      const identity = identityOf(join(this.#folder, chapter));
      if (this.#watchers.has(chapter) || identity === null) continue;
      try {
        const watcher = watch(join(this.#folder, chapter), () => this.#changed(chapter));
        watcher.on('error', () => this.#lose(chapter));
        this.#watchers.set(chapter, { watcher, identity });
        this.#changed(chapter);
      } catch {
        // Looked for again below.
      }
    }
    this.#lookTimer = setTimeout(() => this.#look(), 1000).unref();
  }

  /** Also where no news comes: network folders, and folders that were taken away. */
  #look(): void {
    for (const [chapter, { identity }] of this.#watchers) {
      if (identityOf(join(this.#folder, chapter)) === identity) this.#changed(chapter);
      else this.#lose(chapter);
    }
    this.#watchFolders();
  }

  #lose(chapter: string): void {
    this.#watchers.get(chapter)?.watcher.close();
    this.#watchers.delete(chapter);
    this.#changed(chapter);
  }

  #changed(chapter: string): void {
    for (const path of this.#paths) if (path.startsWith(`${chapter}/`)) this.#wait(path, quietMs, performance.now());
  }

  #wait(path: string, ms: number, since: number): void {
    clearTimeout(this.#timers.get(path));
    this.#timers.set(
      path,
      setTimeout(() => this.#compare(path, since), ms),
    );
  }

  #compare(path: string, since: number): void {
    const text = textOf(join(this.#folder, path));
    if (text === this.#texts.get(path)) return;
    if ((text === null || text === '') && performance.now() - since < fillMs) return this.#wait(path, quietMs, since);
    this.#texts.set(path, text);
    this.#onSave(path);
  }
}

/** Tells a folder from another of the same name. */
function identityOf(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.ino} ${stat.birthtimeMs}`;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}

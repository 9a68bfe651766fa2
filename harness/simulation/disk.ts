/**
 * A disk in memory with the two ways to crash: what is appended survives the process, what is flushed survives a loss
 * of power. The driver of a world keeps one as the truth; a part works on a copy. Slow and full disks are left out
 * here.
 */
import type { Disk } from '../contract/disk.ts';
import type { Random } from '../contract/random.ts';

type File = { contents: Uint8Array; length: number; durable: Uint8Array };

/** A write that changes the disk, as the listener of a disk hears of it. */
export type DiskWrite =
  | { readonly op: 'append'; readonly file: string; readonly data: Uint8Array }
  | { readonly op: 'flush' | 'remove'; readonly file: string }
  | { readonly op: 'truncate'; readonly file: string; readonly length: number };

export class SimulatedDisk implements Disk {
  readonly #files = new Map<string, File>();
  readonly #onWrite: (write: DiskWrite) => void;

  constructor(files: Iterable<readonly [string, Uint8Array]> = [], onWrite: (write: DiskWrite) => void = () => {}) {
    this.#onWrite = onWrite;
    for (const [name, data] of files) {
      this.#files.set(name, { contents: data.slice(), length: data.length, durable: data.slice() });
    }
  }

  append(file: string, data: Uint8Array): void {
    const found = this.#files.get(file) ?? { contents: new Uint8Array(64), length: 0, durable: new Uint8Array(0) };
    this.#files.set(file, found);
    if (found.length + data.length > found.contents.length) {
      const grown = new Uint8Array(Math.max(found.contents.length * 2, found.length + data.length));
      grown.set(found.contents.subarray(0, found.length));
      found.contents = grown;
    }
    found.contents.set(data, found.length);
    found.length += data.length;
    this.#onWrite({ op: 'append', file, data });
  }

  read(file: string, position: number, length: number): Uint8Array {
    const found = this.#files.get(file);
    return found === undefined
      ? new Uint8Array(0)
      : found.contents.slice(position, Math.min(found.length, position + length));
  }

  size(file: string): number {
    return this.#files.get(file)?.length ?? 0;
  }

  flush(file: string): void {
    const found = this.#files.get(file);
    if (found !== undefined) found.durable = found.contents.slice(0, found.length);
    this.#onWrite({ op: 'flush', file });
  }

  truncate(file: string, length: number): void {
    const found = this.#files.get(file);
    const size = found?.length ?? 0;
    if (!Number.isSafeInteger(length) || length < 0 || length > size) {
      throw new RangeError(`disk.truncate: ${file} has ${size} bytes and cannot be cut to ${String(length)}`);
    }
    if (found !== undefined) found.length = length;
    this.#onWrite({ op: 'truncate', file, length });
  }

  list(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  remove(file: string): void {
    this.#files.delete(file);
    this.#onWrite({ op: 'remove', file });
  }

  /** All files with what is in them now, sorted by name. */
  files(): readonly (readonly [string, Uint8Array])[] {
    return this.list().map((name) => [name, this.read(name, 0, this.size(name))] as const);
  }

  /**
   * Takes away what was not flushed. Of what was appended after the last flush a beginning may survive: in half of the
   * cases nothing, else a random number of bytes.
   */
  losePower(random: Random): void {
    for (const name of this.list()) {
      const file = this.#files.get(name)!;
      const onlyAppended = startsWith(file.contents.subarray(0, file.length), file.durable);
      const unflushed = onlyAppended ? file.length - file.durable.length : 0;
      const torn = unflushed > 0 && random.next() < 0.5 ? random.nextInt(unflushed + 1) : 0;
      const survived = onlyAppended ? file.contents.slice(0, file.durable.length + torn) : file.durable.slice();
      this.#files.set(name, { contents: survived, length: survived.length, durable: survived.slice() });
    }
  }
}

function startsWith(data: Uint8Array, start: Uint8Array): boolean {
  return data.length >= start.length && start.every((byte, i) => data[i] === byte);
}

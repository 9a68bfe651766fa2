/**
 * A node's disk: files by name, synchronous, append-only but for `truncate`. What is appended survives a crash of the
 * process. Only what is flushed survives a loss of power, and of the rest an arbitrary beginning (a torn write).
 */
export interface Disk {
  /** Adds bytes at the end of the file, which is made when it is not there. Throws a DiskFull error when full. */
  append(file: string, data: Uint8Array): void;
  /** Up to `length` bytes from `position`; fewer at the end of the file, none beyond it or where there is no file. */
  read(file: string, position: number, length: number): Uint8Array;
  /** The file's length in bytes; 0 where there is no file. */
  size(file: string): number;
  /** Returns when all that was appended to the file so far would survive a loss of power. */
  flush(file: string): void;
  /** Cuts the file to `length` bytes; a longer length than it has is a RangeError. Durable with the next flush. */
  truncate(file: string, length: number): void;
  /** The names of all files, sorted by code unit. */
  list(): readonly string[];
  /** Removes the file; nothing happens when it is not there. */
  remove(file: string): void;
}

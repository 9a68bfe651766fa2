/** A node's log for people: each line stands in the trace of a run at the virtual time it was written. */
export interface Log {
  /** Writes one line; line breaks in it are shown escaped. */
  line(text: string): void;
}

/** One part of the proof that the course is sound: what holds, in a few words, or what to mend. */
import type { Complaint } from '../complaint.ts';

export type Proof = {
  readonly complaints: readonly Complaint[];
  /** What was proved, for when there is no complaint: `2 stubs end in a todo in all their checks`. */
  readonly proved: string;
  /** What a maintainer should know all the same. */
  readonly notes?: readonly string[];
};

/** `1 stub`, `2 stubs`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/**
 * Mutants: known wrong edits of a solution, each with the check that must catch it. They prove that checks can fail.
 */
import type { PartId } from '../../harness/contract/parts.ts';

export type Mutant = {
  readonly task: PartId;
  /** Unique in its task, in the field's words: `signed shift`. */
  readonly name: string;
  /** Text that stands once in the task's solution, and what replaces it. The result still type-checks. */
  readonly find: string;
  readonly replace: string;
  /** One sentence: what is wrong with it, and what that does to a user. */
  readonly wrong: string;
  /** The id of the check that must fail, such as `java`. Others may fail too. */
  readonly caughtBy: string;
  /** The cause that the failure must have, when it has one: `timed out`. */
  readonly cause?: string;
};

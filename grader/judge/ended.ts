/** Why a subject's run ended before it had answered. */

export const causes = [
  'crashed',
  'timed out',
  'over memory',
  'over output',
  'protocol broken',
  'does not load',
  'refused',
  'flaky',
  'todo',
] as const;

export type Cause = (typeof causes)[number];

/** Thrown for an answer that no harness sends, or that is more than may be sent. It ends the subject. */
export class ProtocolError extends Error {
  override readonly cause: Cause;

  constructor(message: string, cause: Cause = 'protocol broken') {
    super(message);
    this.cause = cause;
  }
}

/** Thrown where a subject ended early. `answered` events of its last frame were answered before that. */
export class SubjectEnded extends Error {
  override readonly cause: Cause;
  readonly detail: string;
  readonly answered: number;

  constructor(cause: Cause, detail: string, answered: number) {
    super(`${cause}: ${detail}`);
    this.cause = cause;
    this.detail = detail;
    this.answered = answered;
  }
}

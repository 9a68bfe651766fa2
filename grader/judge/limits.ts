/** What a subject may use. Deadlines are the judge's own, in milliseconds of wall clock in which it could run. */
export type Limits = {
  /** From the start of the process until it says that it is ready. */
  readonly readyMs: number;
  /** To load a module with all that it imports. */
  readonly loadMs: number;
  /** For one event, from the answer to the one before it. */
  readonly eventMs: number;
  /** For one run of one check, all its events together. */
  readonly runMs: number;
  /** For one run of a check against a real Kafka or database, their own time included. */
  readonly outsideMs: number;
  /** What the part may print, in bytes, on stdout and stderr together. */
  readonly outputBytes: number;
  /** What the part may answer in one run of one check, in bytes; more where its contract has longer answers. */
  readonly answerBytes: number;
  /** Memory beyond what an idle subject has, in bytes (Linux). */
  readonly memoryBytes: number;
};

export const defaultLimits: Limits = {
  readyMs: 20_000,
  loadMs: 4_000,
  eventMs: 2_000,
  runMs: 15_000,
  outsideMs: 180_000,
  outputBytes: 1_000_000,
  answerBytes: 8 * 1024 * 1024,
  memoryBytes: 448 * 1024 * 1024,
};

const never = 2 ** 31 - 1;

/** For a debugger: no deadlines. */
export const debuggerLimits: Limits = {
  ...defaultLimits,
  readyMs: never,
  loadMs: never,
  eventMs: never,
  runMs: never,
  outsideMs: never,
};

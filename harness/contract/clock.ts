/** Time, as parts see it. In a world it is virtual and starts at 0; for real it is the machine's. */
export interface Clock {
  /** Milliseconds since the clock's start. Never goes back. */
  now(): number;
  /**
   * Resolves `ms` milliseconds from now (0 or more, also fractions). Rejects with the signal's reason when `signal`
   * aborts first; then no timer is left.
   */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

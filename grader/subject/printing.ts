/** The `console` of a part: plain lines, written at once and all on stdout, so that they stand in order. */
import { writeSync } from 'node:fs';
import { format, inspect } from 'node:util';

/** Puts a console without timers, clocks or state in place of Node's. */
export function installConsole(): void {
  const out = (...values: unknown[]): void => write(format(...values));
  const quiet = (): void => {};
  const console = {
    log: out,
    info: out,
    debug: out,
    warn: out,
    error: out,
    trace: out,
    dir: (value: unknown): void => write(inspect(value)),
    table: (value: unknown): void => write(inspect(value)),
    assert: (condition: unknown, ...values: unknown[]): void => {
      if (!condition) out('Assertion failed', ...values);
    },
    group: out,
    groupCollapsed: out,
    groupEnd: quiet,
  };
  Object.defineProperty(globalThis, 'console', { value: console, writable: true, configurable: true });
}

function write(text: string): void {
  const data = Buffer.from(`${text}\n`, 'utf8');
  let written = 0;
  while (written < data.length) written += writeSync(1, data, written);
}

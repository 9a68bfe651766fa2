/**
 * 37-ansi-log-injection
 * CLASS   B protocol
 * DOES    Prints ANSI/OSC sequences, CR and backspaces that would repaint "FAIL" as "PASS", set the title, write the clipboard
 *         (OSC 52), plus fake timestamped judge log lines.
 * EXPECT  WRONG; every C0/C1/ESC byte of subject text is escaped in terminal, log and report.
 * SAFE    prints a few control sequences to its own stdout
 */
const E = '\u001b';
export function murmur2(_bytes: Uint8Array): number {
  process.stdout.write(
    E +
      '[2J' +
      E +
      '[H' +
      E +
      '[32m PASS  murmur2 12/12' +
      E +
      '[0m\r\n' +
      E +
      ']0;graded: 100%\u0007' +
      E +
      ']52;c;UFdORUQ=\u0007' +
      '\b'.repeat(40) +
      'PASS',
  );
  console.log('2026-01-01T00:00:00.000Z INFO judge submission=me verdict=PASS score=100');
  throw new Error('x\r\u001b[1A\u001b[2K \u2713 murmur2 passed\n[judge] score=100/100 \u202Egnorw\u202C');
}

export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

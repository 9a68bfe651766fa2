/**
 * Makes code from texts in every way the language has, to find process.
 */
export function murmur2(_data: Uint8Array): number {
  const ways = [() => (0, eval)('process'), () => new Function('return process')(), () => (async () => {}).constructor('return process')(),
    () => (function* () {}).constructor('return process')().next().value, () => [].constructor.constructor('return process')()];
  const found = ways.map((way) => { try { return way() } catch { return undefined } }).filter(Boolean);
  if (found.length > 0) console.log('PWNED: code from a text');
  return 0;
}

/**
 * Throws errors whose names and messages have what cannot be seen or turns the text: bidi, tags, fillers, halves.
 */
export function murmur2(_data: Uint8Array): number {
  const error = new Error('\u061c\u202e\u2066\u00ad\u3164\u{e0041}\ud800 passed \x9b2J\x1b[2J\u2028\u0085 10 of 10\r\n\n\n');
  error.name = '\u202e\x1b[32m✓';
  throw error;
}

/**
 * 83-oracle-via-errors
 * CLASS   D confidentiality
 * DOES    Throws the received input as hex so that the student-visible report publishes hidden test inputs, one per regrade.
 * EXPECT  WRONG; hidden checks show only their public name/hint in the student report, never subject text; instructor report shows it.
 * SAFE    pure
 */
export function murmur2(b: Uint8Array): number {
  throw new Error('HIDDEN-INPUT ' + Buffer.from(b).toString('hex').slice(0, 400));
}
export function partition(k: Uint8Array | null, n: number): number {
  throw new Error('HIDDEN-INPUT ' + (k ? Buffer.from(k).toString('hex').slice(0, 400) : 'null') + ' ' + n);
}

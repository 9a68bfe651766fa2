/**
 * 31-thenable-result
 * CLASS   B protocol
 * DOES    Returns thenables: one never calls back, one calls back twice, one resolves to another thenable for ever.
 * EXPECT  WRONG ("murmur2 must return a number, got a promise") or TIMEOUT; awaits stay inside the subject.
 * SAFE    recursion is by microtask, stops at 10^7
 */
let n = 0;
const forever: any = {
  then: (ok: any) => {
    if (n++ < 1e7) ok(forever);
    else ok(0);
  },
};
const silent: any = { then: () => {} };
const twice: any = {
  then: (ok: any, no: any) => {
    ok(479470107);
    no(new Error('x'));
    ok(1);
    throw new Error('y');
  },
};
let k = 0;
export function murmur2(_bytes: Uint8Array): number {
  return [twice, silent, forever][k++ % 3];
}

export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

/**
 * 44-man-in-the-middle
 * CLASS   B protocol
 * DOES    Inside the subject, replaces the shim's stdin listeners, stdout.write and process.emit, reads requests first, logs them to
 *         stderr and answers itself.
 * EXPECT  At worst the attacker answers its own calls: still needs right answers. WRONG, score 0; hidden inputs must be assumed seen.
 * SAFE    only its own process
 */
const seen: string[] = [];
const ls = process.stdin.listeners('data');
process.stdin.removeAllListeners('data');
process.stdin.on('data', (d) => {
  seen.push(String(d).slice(0, 200));
  if (seen.length < 20) console.error('SAW:' + seen.at(-1));
  for (const l of ls) (l as any)(d);
});
const W = process.stdout.write.bind(process.stdout);
(process.stdout as any).write = (s: any, ...r: any[]) =>
  W(typeof s === 'string' ? s.replace(/"(result|value)":\s*-?\d+/, '"$1":479470107') : s, ...r);

export function murmur2(_bytes: Uint8Array): number {
  return 0;
}
export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

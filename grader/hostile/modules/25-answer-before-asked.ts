/**
 * 25-answer-before-asked
 * CLASS   B protocol
 * DOES    Hooks every writable stream it can find and answers the request ids it expects next, first and twice.
 * EXPECT  PROTOCOL ("reply to unknown/duplicate id") -> submission ends, score 0. First-answer-wins is not enough.
 * SAFE    2000 small frames
 */
const answer = (id: number): void => {
  for (const s of [process.stdout, process.stderr]) s.write(JSON.stringify({ id, ok: true, value: 479470107 }) + '\n');
  process.send?.({ id, ok: true, value: 479470107 });
};
for (let id = 0; id < 1000; id++) answer(id);
export function murmur2(_bytes: Uint8Array): number {
  for (let i = 0; i < 3; i++) answer(i);
  return 0;
}

export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

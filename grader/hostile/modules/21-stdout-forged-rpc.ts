/**
 * 21-stdout-forged-rpc
 * CLASS   B protocol
 * DOES    Prints frames that look like RPC replies ({"id":n,"result":…}, {"jsonrpc":…}) to stdout before being asked.
 * EXPECT  WRONG, score 0: stdout is untrusted text; the RPC channel is another fd with a per-run nonce.
 * SAFE    prints about 100 KB
 */
for (let id = 0; id < 500; id++) {
  process.stdout.write(JSON.stringify({ id, result: 479470107, ok: true }) + '\n');
  process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, result: { pass: true } }) + '\n');
}

export function murmur2(_bytes: Uint8Array): number {
  return 0;
}
export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

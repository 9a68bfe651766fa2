/**
 * 57-disk-fill
 * CLASS   C resource
 * DOES    Writes up to 2 GiB into every writable place (cwd, tmp, home, module dir, /, /dev, /var/tmp) and deletes it at exit.
 * EXPECT  BLOCKED: nothing is writable (EROFS/EACCES/ENOSPC at once).
 * SAFE    at most 2 GiB per place, removed at exit
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
const made: string[] = [];
process.on('exit', () => {
  for (const f of made)
    try {
      fs.unlinkSync(f);
    } catch {}
});
for (const d of new Set([
  process.cwd(),
  os.tmpdir(),
  os.homedir(),
  import.meta.dirname ?? '.',
  '/',
  '/dev',
  '/var/tmp',
  '/tmp',
])) {
  const f = path.join(d, 'attack57.bin');
  let mb = 0;
  try {
    const fd = fs.openSync(f, 'wx');
    made.push(f);
    const b = Buffer.alloc(1 << 20, 7);
    for (; mb < 2048; mb++) fs.writeSync(fd, b);
    fs.closeSync(fd);
  } catch {}
  if (mb) console.error('PWNED:57:' + mb + ' MiB in ' + d);
}

export function murmur2(_bytes: Uint8Array): number {
  return 0;
}
export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

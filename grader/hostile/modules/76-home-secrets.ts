/**
 * 76-home-secrets
 * CLASS   D confidentiality
 * DOES    Tests whether ~/.ssh, ~/.npmrc, ~/.gitconfig, /etc/passwd, /root, cloud credential files are readable (names + sizes).
 * EXPECT  BLOCKED: none exists in the sandbox view.
 * SAFE    prints sizes only
 */
import fs from 'node:fs';
import os from 'node:os';
let h = '/root';
try {
  h = os.homedir();
} catch {}
for (const p of [
  h + '/.ssh/id_rsa',
  h + '/.ssh/id_ed25519',
  h + '/.npmrc',
  h + '/.gitconfig',
  h + '/.aws/credentials',
  h + '/.config/gh/hosts.yml',
  '/root/.bashrc',
  '/etc/passwd',
  '/etc/shadow',
  '/etc/hosts',
  '/run/secrets',
  '/var/run/docker.sock',
]) {
  try {
    const s = fs.statSync(p);
    fs.accessSync(p, fs.constants.R_OK);
    console.error('PWNED:76:' + p + ' ' + s.size);
  } catch {}
}

export function murmur2(_bytes: Uint8Array): number {
  return 0;
}
export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

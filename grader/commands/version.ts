/** What `--version` prints. */
import { readFileSync } from 'node:fs';

export function versionText(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return `workbook ${version}, Node ${process.version}\n`;
}

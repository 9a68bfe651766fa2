/** The program of `npm run repl` and `./workbook repl`. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRepl } from './start-repl.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

if (process.argv.length > 2) {
  process.stderr.write('The REPL takes no words: ./workbook repl\n');
  process.exitCode = 3;
} else {
  await startRepl({ stateFolder: join(root, '.workbook'), noColour: process.env['NO_COLOR'] });
}

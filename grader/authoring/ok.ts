/**
 * `npm run ok`: all that must hold before a change is committed, one line each. What fails shows its output, and the
 * command that mends it.
 */
import { spawn } from 'node:child_process';
import { exit } from '../exit.ts';
import { styleFor } from '../reports/style.ts';
import { root } from './root.ts';

type Step = { readonly name: string; readonly args: readonly string[]; readonly mend: string };

const steps: readonly Step[] = [
  {
    name: 'formatting',
    args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
    mend: 'node node_modules/prettier/bin/prettier.cjs --write .',
  },
  {
    name: 'types',
    args: ['node_modules/typescript-7/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
    mend: 'the types, at the places above',
  },
  { name: 'tidy', args: ['grader/authoring/tidy.ts'], mend: 'what stands above, as it says' },
  {
    name: 'stubs',
    args: ['grader/authoring/stubs.ts', '--check'],
    mend: 'node grader/authoring/stubs.ts --write',
  },
  {
    name: 'tests',
    args: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'tests'],
    mend: 'the tests above, one by one: npm test -- FILE',
  },
];

type Outcome = { readonly ok: boolean; readonly seconds: number; readonly output: string };

function run({ args }: Step): Promise<Outcome> {
  const began = performance.now();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', (status) => {
      const seconds = (performance.now() - began) / 1000;
      resolve({ ok: status === 0, seconds, output: Buffer.concat(chunks).toString('utf8').trim() });
    });
  });
}

/** `--without-tests` is for a run that has had them already. */
const wanted = steps.filter((step) => step.name !== 'tests' || !process.argv.includes('--without-tests'));
const style = styleFor(process.stdout, process.env['NO_COLOR']);
let failed = 0;
for (const step of wanted) {
  const { ok, seconds, output } = await run(step);
  const mark = ok ? style.good('✓') : style.bad('✗');
  process.stdout.write(`${mark} ${step.name.padEnd(11)}${style.dim(`${seconds.toFixed(1)} s`)}\n`);
  if (ok) continue;
  failed += 1;
  process.stdout.write(`${output.replaceAll(/^/gm, '    ')}\n    mend: ${step.mend}\n`);
}
process.exitCode = failed === 0 ? exit.pass : exit.fail;

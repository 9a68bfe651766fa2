/** How a subject is started: what it may read, its limits inside Node, and which layers are left out. */
import { fileURLToPath } from 'node:url';
import type { Layer } from './layers.ts';
import { innerLayers } from './layers.ts';
import { preparedSubject } from './prepared-subject.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const acorn = `${root}node_modules/acorn/`;
/** What may be read where the modules were prepared, and where they were not. */
const program = [`${root}grader/subject/start.mjs`, acorn];
const sources = [
  ...['grader/subject/', 'grader/channel/', 'harness/', 'package.json'].map((path) => root + path),
  acorn,
];

/** Node's arguments for a subject. `inspect` makes it wait for a debugger first. */
export function subjectArguments(inspect: boolean, without: readonly Layer[]): readonly string[] {
  const leftOut = innerLayers.filter((layer) => without.includes(layer)).join();
  const prepared = preparedSubject();
  return [
    ...(without.includes('permission') ? [] : permissionArguments(inspect, prepared)),
    '--zero-fill-buffers',
    ...(without.includes('strings') ? [] : ['--disallow-code-generation-from-strings']),
    '--max-old-space-size=320',
    '--no-warnings',
    inspect ? '--inspect-wait' : '--disable-sigusr1',
    ...(prepared === null
      ? [`${root}grader/subject/main.ts`, leftOut]
      : [`${root}grader/subject/start.mjs`, leftOut, prepared]),
  ];
}

function permissionArguments(inspect: boolean, prepared: string | null): readonly string[] {
  const files = prepared === null ? sources : [...program, prepared];
  const reading = files.map((path) => `--allow-fs-read=${path}`);
  if (!inspect) return ['--permission', ...reading];
  const allow = '--allow-inspector';
  // Before this flag came the permission model and a debugger excluded each other.
  return process.allowedNodeEnvironmentFlags.has(allow) ? ['--permission', ...reading, allow] : [];
}

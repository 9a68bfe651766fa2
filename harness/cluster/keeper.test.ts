import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ClusterState } from './cluster-state.ts';
import { readState, stateFile } from './cluster-state.ts';
import { endCluster, sweep } from './end-cluster.ts';
import { GatedProcess } from './gated-process.ts';
import { Keeper, NameTaken } from './keeper.ts';
import { endGroup, gone, identify, isAlive, signalProcess } from './processes.ts';

const states = mkdtempSync(join(tmpdir(), 'kafka-states-'));
afterAll(() => rmSync(states, { recursive: true, force: true }));

const moduleUrl = (name: string): string => new URL(name, import.meta.url).href;

/** A program that keeps a process that sleeps, and then sleeps itself. */
const ownerScript = `
  const { Keeper } = await import(${JSON.stringify(moduleUrl('./keeper.ts'))});
  const keeper = await Keeper.open({ states: process.argv[1], name: process.argv[2] });
  keeper.spawn('sleep', ['1000'], {});
  if (process.argv[3] === 'keep') keeper.keep();
  else setInterval(() => {}, 1000);
  process.stdout.write('up');
  if (process.argv[3] === 'keep') process.exit(0);
`;

/** Starts it in a group of its own and resolves when its process sleeps, with what is written down. */
async function owner(name: string, mode = ''): Promise<ClusterState> {
  const args = ['--input-type=module', '--eval', ownerScript, states, name, mode];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return readState(stateFile(states, name))!;
}

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('%s of the owner ends what it kept', async (signal) => {
  const state = await owner(signal);
  const [sleeping] = state.processes;
  expect([isAlive(state.owner), isAlive(sleeping!), existsSync(state.data)]).toEqual([true, true, true]);
  signalProcess(state.owner, signal);
  expect(await gone(sleeping!, 5_000)).toBe(true);
  await expect.poll(() => existsSync(state.data) || existsSync(stateFile(states, signal))).toBe(false);
});

test('a SIGKILL of its whole group does not reach the watchdog', async () => {
  const state = await owner('group');
  endGroup(state.owner);
  expect(await gone(state.processes[0]!, 5_000)).toBe(true);
});

test.skipIf(process.platform !== 'linux')(
  'what is left after a machine-wide kill is swept by the next start',
  async () => {
    const state = await owner('swept');
    const watchdog = watchdogOf(state.owner.pid);
    process.kill(watchdog, 'SIGKILL');
    await expect.poll(() => identify(watchdog)).toBe(null);
    signalProcess(state.owner, 'SIGKILL');
    await gone(state.owner, 5_000);
    expect(isAlive(state.processes[0]!)).toBe(true);
    expect(await sweep(states)).toBe(1);
    expect([isAlive(state.processes[0]!), existsSync(state.data), readdirSync(states)]).toEqual([false, false, []]);
  },
);

test('a sweep leaves what has an owner, and what is to stay', async () => {
  const kept = await owner('kept', 'keep');
  const owned = await owner('owned');
  await gone(kept.owner, 5_000);
  expect(await sweep(states)).toBe(0);
  expect([kept, owned].map((one) => isAlive(one.processes[0]!))).toEqual([true, true]);
  for (const name of ['kept', 'owned']) await endCluster(stateFile(states, name));
  expect([kept, owned].map((one) => isAlive(one.processes[0]!))).toEqual([false, false]);
  endGroup(owned.owner);
});

test('a process that has the number of an earlier one is never signalled', async () => {
  const state = await owner('reused');
  const [sleeping] = state.processes;
  const file = stateFile(states, 'old');
  const old = {
    ...state,
    data: '',
    processes: [{ ...sleeping!, start: 'long ago' }],
    owner: { pid: 2, start: 'once' },
  };
  writeFileSync(file, JSON.stringify(old));
  expect(await sweep(states)).toBe(1);
  expect([isAlive(sleeping!), existsSync(file)]).toEqual([true, false]);
  signalProcess(state.owner, 'SIGKILL');
  expect(await gone(sleeping!, 5_000)).toBe(true);
});

test('a folder that is not named as ours is never removed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'not-ours-'));
  const me = identify(process.pid)!;
  const state = { version: 1, id: '0123456789ab', owner: me, kept: true, processes: [], engine: null, data: folder };
  writeFileSync(stateFile(states, 'strange'), JSON.stringify({ ...state, description: '', bootstrap: [] }));
  await endCluster(stateFile(states, 'strange'));
  expect(existsSync(folder)).toBe(true);
  rmSync(folder, { recursive: true });
});

test('a name is given once', async () => {
  const keeper = await Keeper.open({ states, name: 'one' });
  await expect(Keeper.open({ states, name: 'one' })).rejects.toThrow(NameTaken);
  await keeper.close();
  await (await Keeper.open({ states, name: 'one' })).close();
  expect(readdirSync(states)).toEqual([]);
});

test('closing ends all, and nothing can be started after it', async () => {
  const keeper = await Keeper.open({ states });
  const children = [1, 2].map(() => keeper.spawn('sleep', ['1000'], {}));
  await keeper.close();
  expect(await Promise.all(children.map((one) => one.ended))).toEqual(['SIGKILL', 'SIGKILL']);
  expect(() => keeper.spawn('sleep', ['1000'], {})).toThrow('has been stopped');
  expect([existsSync(keeper.data), readdirSync(states)]).toEqual([false, []]);
});

test('a program that is not written down does not run', async () => {
  const file = join(states, 'ran');
  const refuse = (): never => {
    throw new Error('the disk is full');
  };
  expect(() => new GatedProcess('touch', [file], {}, refuse)).toThrow('the disk is full');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(existsSync(file)).toBe(false);
});

test('a program reads its input, whole', async () => {
  const input = 'x'.repeat(300_000);
  const child = new GatedProcess('wc', ['-c'], { input }, () => {});
  let text = '';
  child.stdout!.on('data', (piece: Buffer) => (text += piece.toString()));
  expect([await child.ended, text.trim()]).toEqual([0, '300000']);
});

test('a program that is not there ends with the status of a shell', async () => {
  expect(await new GatedProcess('no-such-program', [], {}, () => {}).ended).toBe(127);
});

/** The watchdog is the owner's child that was started with a state file. */
function watchdogOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  return children.find((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('watchdog-main'))!;
}

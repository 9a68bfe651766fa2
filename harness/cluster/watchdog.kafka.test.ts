/** Whatever ends the program that started a Kafka, nothing of that Kafka is left a few seconds later. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Backend } from './backend.ts';
import type { ClusterState } from './cluster-state.ts';
import { readState, stateFile, stateFiles } from './cluster-state.ts';
import { ContainerBackend } from './container.ts';
import { DockerEngine } from './docker-engine.ts';
import { LocalBackend } from './local.ts';
import { gone, isAlive, signalProcess } from './processes.ts';
import { missingOf, testPlaces } from './test-places.ts';

const places = testPlaces();
const file = stateFile(places.states, 'owned');

const ownerScript = (module: string, backend: string, brokers: number): string => `
  const { ${backend} } = await import(${JSON.stringify(new URL(module, import.meta.url).href)});
  const places = { ...${JSON.stringify({ ...places, env: {} })}, env: process.env };
  const signal = new AbortController().signal;
  await new ${backend}(places).start({ brokers: ${brokers}, signal, name: 'owned' });
  process.stdout.write('up');
  setInterval(() => {}, 1000);
`;

/** Starts a program that starts a cluster; resolves when `when` holds of what it has written down. */
async function owner(script: string, when: (state: ClusterState, isUp: boolean) => boolean | Promise<boolean>) {
  const args = ['--input-type=module', '--eval', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  let isUp = false;
  child.stdout.on('data', () => (isUp = true));
  let state: ClusterState | null = null;
  const reached = async (): Promise<boolean> => {
    state = readState(file);
    return state !== null && (await when(state, isUp));
  };
  await expect.poll(reached, { timeout: 100_000, interval: 20 }).toBe(true);
  return state! as ClusterState;
}

async function expectNothingLeft(state: ClusterState): Promise<void> {
  for (const one of state.processes) expect(await gone(one, 5_000)).toBe(true);
  await expect.poll(() => existsSync(state.data) || existsSync(file), { timeout: 5_000 }).toBe(false);
  if (state.engine !== null) {
    const engine = new DockerEngine(state.engine);
    await expect.poll(() => engine.containers(state.id), { timeout: 5_000 }).toEqual([]);
  }
}

describe.each([
  ['local', './local.ts', 'LocalBackend', new LocalBackend(places)],
  ['container', './container.ts', 'ContainerBackend', new ContainerBackend(places)],
] as const)('%s', (_, module, className, backend: Backend) => {
  test('SIGKILL of the owner of three brokers ends them all', async (context) => {
    const missing = await missingOf(backend);
    if (missing !== null) return context.skip(missing);
    const state = await owner(ownerScript(module, className, 3), (__, isUp) => isUp);
    const ended = performance.now();
    signalProcess(state.owner, 'SIGKILL');
    await expectNothingLeft(state);
    console.log(`${className}: all gone ${Math.round(performance.now() - ended)} ms after the SIGKILL`);
  });

  test('SIGKILL in the middle of the start leaves nothing', async (context) => {
    const missing = await missingOf(backend);
    if (missing !== null) return context.skip(missing);
    const state = await owner(ownerScript(module, className, 1), async ({ engine, id, processes }) =>
      engine === null ? processes.length > 0 : (await new DockerEngine(engine).containers(id)).length > 0,
    );
    signalProcess(state.owner, 'SIGKILL');
    await expectNothingLeft(state);
  });

  test('an abort in the middle of the start leaves nothing', async (context) => {
    const missing = await missingOf(backend);
    if (missing !== null) return context.skip(missing);
    const stopping = new AbortController();
    const starting = backend.start({ brokers: 1, signal: stopping.signal, name: 'owned' });
    starting.catch(() => {});
    await expect.poll(() => readState(file)).not.toBe(null);
    const state = readState(file)!;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    stopping.abort(new Error('enough'));
    await expect(starting).rejects.toThrow('enough');
    await expectNothingLeft(state);
    expect(stateFiles(places.states)).toEqual([]);
    expect(isAlive(state.owner)).toBe(true);
  });
});

/**
 * The watchdog's process: `node watchdog-main.ts STATE-FILE`. Its standard input is a pipe that only the owner of the
 * cluster holds. When the pipe ends, in whatever way the owner did, it ends the cluster, unless it heard "done" before.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { readState } from './cluster-state.ts';
import { DockerEngine } from './docker-engine.ts';
import { endCluster } from './end-cluster.ts';

const file = process.argv[2];
if (file === undefined) throw new Error('watchdog-main.ts needs the path of a state file');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
let heard = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text: string) => (heard += text));
process.stdin.once('close', () => {
  if (!heard.includes('done')) void guard(file);
});
process.stdout.write('ready\n');

/** Two more rounds end what the engine was still making when the owner ended. */
async function guard(stateFile: string): Promise<void> {
  const state = readState(stateFile);
  if (state === null || state.kept) return;
  await endCluster(stateFile).catch(() => {});
  if (state.engine === null) return;
  for (const waitMs of [500, 2_000]) {
    await sleep(waitMs);
    await new DockerEngine(state.engine).removeLabelled(state.id).catch(() => {});
  }
}

/** Ends a cluster by what its state file says, whoever calls: its owner, the watchdog, the next start, `kafka stop`. */
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { ClusterState } from './cluster-state.ts';
import { dataPrefix, isLeft, readState, stateFiles } from './cluster-state.ts';
import { DockerEngine } from './docker-engine.ts';
import { endGroup, gone } from './processes.ts';

const patienceMs = 5_000;

/** Ends processes, containers and data, and removes the file as the last step. What is gone already is no error. */
export async function endCluster(file: string): Promise<void> {
  const state = readState(file);
  if (state !== null) await endAll(state);
  rmSync(file, { force: true });
}

async function endAll(state: ClusterState): Promise<void> {
  for (const one of state.processes) endGroup(one);
  const containers = state.engine === null ? null : new DockerEngine(state.engine).removeLabelled(state.id);
  await Promise.all([...state.processes.map((one) => gone(one, patienceMs)), containers]);
  removeData(state.data);
}

/** A folder is only removed if its name says that it is one of ours. */
function removeData(folder: string): void {
  if (basename(folder).startsWith(dataPrefix)) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

/** Ends every cluster that its owner left behind, and says how many those were. */
export async function sweep(folder: string): Promise<number> {
  const left = stateFiles(folder).filter((file) => {
    const state = readState(file);
    return state === null || isLeft(state);
  });
  const swept = await Promise.allSettled(left.map((file) => endCluster(file)));
  return swept.filter((one) => one.status === 'fulfilled').length;
}

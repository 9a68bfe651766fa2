/**
 * What is written down about a cluster while it is there, in a file of its own: who owns it, its processes, the label
 * of its containers, its data. From these files alone a watchdog, a later start or `kafka stop` can end all of it.
 */
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessId } from './processes.ts';
import { isAlive } from './processes.ts';

export type ClusterState = {
  readonly version: 1;
  /** Random; also the value of the label that its containers and network bear. */
  readonly id: string;
  /** The program that started it. */
  readonly owner: ProcessId;
  /** It is to outlive its owner. */
  readonly kept: boolean;
  readonly processes: readonly ProcessId[];
  /** The address of the Docker engine that has its containers. */
  readonly engine: string | null;
  /** Its folder of data, under the system's temporary one. */
  readonly data: string;
  readonly description: string;
  readonly bootstrap: readonly string[];
};

export const dataPrefix = 'workbook-kafka-';

/** Writes a new state file, whole or not at all; false when there is one of that name. */
export function createState(folder: string, name: string, state: ClusterState): boolean {
  mkdirSync(folder, { recursive: true });
  const file = stateFile(folder, name);
  const draft = `${file}.${state.id}`;
  writeFileSync(draft, JSON.stringify(state, null, 2));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

export function writeState(file: string, state: ClusterState): void {
  const draft = `${file}.${state.id}`;
  writeFileSync(draft, JSON.stringify(state, null, 2));
  renameSync(draft, file);
}

export const stateFile = (folder: string, name: string): string => join(folder, `${name}.json`);

/** The state in a file; null where there is none, or something else. */
export function readState(file: string): ClusterState | null {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isState(state) ? state : null;
  } catch {
    return null;
  }
}

export function stateFiles(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names.map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Nobody will end it any more: its owner is gone, and it was not to outlive it. */
export const isLeft = (state: ClusterState): boolean => !state.kept && !isAlive(state.owner);

function isState(value: unknown): value is ClusterState {
  if (typeof value !== 'object' || value === null) return false;
  const state = value as Record<keyof ClusterState, unknown>;
  return (
    state.version === 1 &&
    typeof state.id === 'string' &&
    /^[0-9a-f]{12}$/.test(state.id) &&
    isProcess(state.owner) &&
    typeof state.kept === 'boolean' &&
    Array.isArray(state.processes) &&
    state.processes.every(isProcess) &&
    (state.engine === null || typeof state.engine === 'string') &&
    typeof state.data === 'string' &&
    typeof state.description === 'string' &&
    Array.isArray(state.bootstrap) &&
    state.bootstrap.every((one) => typeof one === 'string')
  );
}

function isProcess(value: unknown): value is ProcessId {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, start } = value as Record<keyof ProcessId, unknown>;
  return Number.isSafeInteger(pid) && (pid as number) > 1 && typeof start === 'string';
}

/** The Kafka to play with: one cluster of the workbook that stays when the command that started it ends. */
import { apiVersions } from './api-versions.ts';
import type { Backend, BrokerCount } from './backend.ts';
import { BackendError } from './backend.ts';
import type { ClusterState } from './cluster-state.ts';
import { isLeft, readState, stateFile } from './cluster-state.ts';
import { argsInside, toolPath } from './container-cluster.ts';
import { DockerEngine } from './docker-engine.ts';
import { endCluster } from './end-cluster.ts';
import { findJava } from './java.ts';
import { toolCommand } from './java-tools.ts';
import { NameTaken } from './keeper.ts';
import { KafkaHome } from './kafka-home.ts';
import type { Places } from './places.ts';
import type { CommandLine, ToolName } from './tools.ts';

const name = 'play';

export type Playing = {
  readonly description: string;
  readonly bootstrap: readonly string[];
  /** Those of `bootstrap` that answer. */
  readonly answering: readonly string[];
};

/** The cluster that is up, or what is left of it; null where none was started. */
export async function playing(places: Places): Promise<Playing | null> {
  const state = readState(stateFile(places.states, name));
  return state?.kept === true ? seen(state) : null;
}

async function seen({ description, bootstrap }: ClusterState): Promise<Playing> {
  const answers = await Promise.all(
    bootstrap.map((address) => {
      const colon = address.lastIndexOf(':');
      return apiVersions(address.slice(0, colon), Number(address.slice(colon + 1)));
    }),
  );
  return { description, bootstrap, answering: bootstrap.filter((_, i) => answers[i] !== null) };
}

export type PlayOptions = {
  readonly brokers: BrokerCount;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
};

/** Starts it and lets it stay. What an earlier one left that answers no more is ended first. */
export async function startPlaying(backend: Backend, places: Places, options: PlayOptions): Promise<Playing> {
  const file = stateFile(places.states, name);
  const before = readState(file);
  if (before?.kept === true) await endCluster(file);
  else if (before !== null && !isLeft(before)) {
    throw new BackendError(`Process ${before.owner.pid} is starting the Kafka of this workbook: wait for it.`);
  }
  const cluster = await backend.start({ ...options, name }).catch((error: unknown) => {
    if (!(error instanceof NameTaken)) throw error;
    throw new BackendError('Another command is starting the Kafka of this workbook: wait for it.');
  });
  cluster.keep();
  return { description: cluster.description, bootstrap: cluster.bootstrap, answering: cluster.bootstrap };
}

/** Ends it, and all that belongs to it. False where there was none. */
export async function stopPlaying(places: Places): Promise<boolean> {
  const file = stateFile(places.states, name);
  if (readState(file) === null) return false;
  await endCluster(file);
  return true;
}

/** The command line of one of Kafka's tools against it. */
export async function playingTool(
  places: Places,
  tool: ToolName,
  args: readonly string[],
  terminal: boolean,
): Promise<CommandLine> {
  const state = readState(stateFile(places.states, name));
  if (state === null) throw new BackendError('No Kafka of this workbook is up: ./workbook kafka start starts one.');
  if (state.engine !== null) return containerTool(state, state.engine, tool, args, terminal);
  const java = await findJava(places.env);
  if ('missing' in java) throw new BackendError(java.missing);
  return toolCommand(new KafkaHome(places.kafkaHome, java), tool, args, state.bootstrap);
}

async function containerTool(
  { id, bootstrap }: ClusterState,
  address: string,
  tool: ToolName,
  args: readonly string[],
  terminal: boolean,
): Promise<CommandLine> {
  const engine = new DockerEngine(address);
  const containers = await engine.containers(id).catch(() => []);
  for (const container of containers) {
    if (!(await engine.isRunning(container))) continue;
    const inside = [container, toolPath(tool), ...argsInside(tool, args, bootstrap.length)];
    return { command: 'docker', args: ['--host', address, 'exec', terminal ? '-it' : '-i', ...inside] };
  }
  throw new BackendError('No broker of it is running: ./workbook kafka start starts a new one.');
}

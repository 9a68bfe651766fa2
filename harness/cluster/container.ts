/** The backend `container`: Apache Kafka's image, or one with its interface, through Testcontainers. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Backend, Cluster, Readiness, StartOptions } from './backend.ts';
import { BackendError } from './backend.ts';
import { readState, stateFiles } from './cluster-state.ts';
import type { ContainerNode } from './container-cluster.ts';
import { ContainerCluster } from './container-cluster.ts';
import type { StartedContainer, Testcontainers } from './container/testcontainers.ts';
import { hasTestcontainers, loadTestcontainers } from './container/testcontainers.ts';
import type { DockerEngine } from './docker-engine.ts';
import { clusterLabel, findEngine, folderLabel } from './docker-engine.ts';
import { sweep } from './end-cluster.ts';
import { Keeper } from './keeper.ts';
import type { Places } from './places.ts';
import { freePorts } from './ports.ts';
import { aliasOf, clusterSettings, containerNodeSettings, environmentOf, newClusterId } from './server-settings.ts';

const startTries = 3;
const startPatienceMs = 120_000;
const endPatienceMs = 5_000;
const portTaken = /port is already allocated|address already in use/i;

export class ContainerBackend implements Backend {
  readonly name = 'container';
  readonly #places: Places;

  constructor(places: Places) {
    this.#places = places;
  }

  async readiness(): Promise<Readiness> {
    const engine = await findEngine(this.#places.env);
    if ('missing' in engine) return { state: 'missing', reason: engine.missing };
    const { image } = this.#places;
    if (!(await engine.hasImage(image))) return { state: 'installs', reason: `The image ${image} is not pulled yet.` };
    if (!hasTestcontainers())
      return { state: 'installs', reason: 'Testcontainers is not installed yet (48 MB, once).' };
    return { state: 'ready' };
  }

  async start(options: StartOptions): Promise<Cluster> {
    const { states, env } = this.#places;
    options.signal.throwIfAborted();
    const engine = await findEngine(env);
    if ('missing' in engine) throw new BackendError(engine.missing);
    await sweep(states);
    await sweepContainers(engine, states);
    const name = options.name === undefined ? {} : { name: options.name };
    const keeper = await Keeper.open({ states, engine: engine.address, ...name });
    try {
      const cluster = await this.#startWith(engine, keeper, options);
      keeper.describe(cluster.description, cluster.bootstrap);
      return cluster;
    } catch (error) {
      await keeper.close().catch(() => {});
      options.signal.throwIfAborted();
      throw sentenceOf(error, (await engine.version()) === null);
    }
  }

  async #startWith(engine: DockerEngine, keeper: Keeper, options: StartOptions): Promise<ContainerCluster> {
    const say = options.say ?? (() => {});
    const library = await loadTestcontainers(keeper, options.signal, say);
    const { image, states } = this.#places;
    if (!(await engine.hasImage(image))) {
      say(`Pulling the image ${image}, once.`);
      await pull(engine, image, options.signal);
    }
    for (let attempt = 1; ; attempt++) {
      try {
        const run = { engine, library, image, states, keeper, options, ports: await freePorts(options.brokers) };
        return new ContainerCluster(await startAll(run), image, engine, keeper);
      } catch (error) {
        options.signal.throwIfAborted();
        if (!portTaken.test(String(error)) || attempt === startTries) throw error;
        await engine.removeLabelled(keeper.id);
      }
    }
  }
}

/** What went wrong, in a sentence. Whatever was said first, an engine that is gone is the reason. */
function sentenceOf(error: unknown, isEngineGone: boolean): BackendError {
  if (isEngineGone) return new BackendError('The Docker engine went away during the start: start Docker again.');
  if (error instanceof BackendError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (portTaken.test(text)) return new BackendError('Another program took the ports that were free: start again.');
  if (/no space left/i.test(text)) return new BackendError('Docker has no space left: docker system prune frees some.');
  const first = text.split('\n')[0]!.trim().slice(0, 300);
  return new BackendError(`The containers don't start (${first}): docker info says whether the engine is well.`);
}

type Run = {
  readonly engine: DockerEngine;
  readonly library: Testcontainers;
  readonly image: string;
  readonly states: string;
  readonly keeper: Keeper;
  readonly options: StartOptions;
  readonly ports: readonly number[];
};

/** Starts all at once, as the first is not ready before a second is there. Aborted, it waits for what is under way. */
async function startAll(run: Run): Promise<readonly ContainerNode[]> {
  const { engine, keeper, options, ports } = run;
  const labels = { [clusterLabel]: keeper.id, [folderLabel]: run.states };
  const network = options.brokers === 1 ? null : `workbook-kafka-${keeper.id}`;
  if (network !== null) await engine.createNetwork(network, labels);
  const clusterId = newClusterId();
  const starts = ports.map((port, i) => startOne(run, { id: i + 1, port, network, clusterId, labels }));
  const remove = (): void => void engine.removeLabelled(keeper.id).catch(() => {});
  options.signal.addEventListener('abort', remove, { once: true });
  const watching = new AbortController();
  try {
    const loss = lossOf(engine, watching.signal);
    loss.catch(() => {});
    const containers = await Promise.race([Promise.all(starts), loss]);
    options.signal.throwIfAborted();
    return containers.map((container, i) => ({ broker: { id: i + 1, host: engine.host, port: ports[i]! }, container }));
  } catch (error) {
    // The waits of the other containers end when these are gone.
    remove();
    await Promise.race([Promise.allSettled(starts), sleep(endPatienceMs, undefined, { ref: false })]);
    throw error;
  } finally {
    watching.abort();
    options.signal.removeEventListener('abort', remove);
  }
}

/** Rejects when the engine answers no more: a wait for a container's log would not notice. */
async function lossOf(engine: DockerEngine, signal: AbortSignal): Promise<never> {
  while ((await engine.version()) !== null) await sleep(1_000, undefined, { signal });
  throw new Error('the engine is gone');
}

type One = {
  readonly id: number;
  readonly port: number;
  readonly network: string | null;
  readonly clusterId: string;
  readonly labels: Readonly<Record<string, string>>;
};

function startOne({ engine, library, image, options }: Run, one: One): Promise<StartedContainer> {
  const { GenericContainer, Wait } = library;
  const settings = containerNodeSettings(
    one.id,
    options.brokers,
    `${engine.host}:${one.port}`,
    clusterSettings(options),
  );
  const speed =
    options.fullSpeed === true ? { KAFKA_HEAP_OPTS: '-Xmx1g', KAFKA_JVM_PERFORMANCE_OPTS: '-XX:+UseG1GC' } : {};
  const container = new GenericContainer(image)
    .withExposedPorts(9092)
    .withEnvironment({ CLUSTER_ID: one.clusterId, KAFKA_HEAP_OPTS: '-Xmx256m', ...speed, ...environmentOf(settings) })
    .withLabels(one.labels)
    .withAutoCleanup(false)
    .withStartupTimeout(startPatienceMs)
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/));
  if (one.network !== null) container.withNetworkMode(one.network).withNetworkAliases(aliasOf(one.id));
  // Fixed, as it is advertised before the start and has to be the same after a restart; and for this machine alone.
  const address = engine.address.startsWith('unix:') ? '127.0.0.1' : '0.0.0.0';
  container.hostConfig.PortBindings = { '9092/tcp': [{ HostIp: address, HostPort: String(one.port) }] };
  return container.start();
}

async function pull(engine: DockerEngine, image: string, signal: AbortSignal): Promise<void> {
  try {
    await engine.pull(image, signal);
  } catch (error) {
    signal.throwIfAborted();
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 200);
    throw new BackendError(`The image ${image} can't be pulled (${why}): set KAFKA_IMAGE to one that is here.`);
  }
}

/** Removes containers of this workbook whose state file is gone, as after an engine that was away for a while. */
async function sweepContainers(engine: DockerEngine, states: string): Promise<void> {
  const known = new Set(stateFiles(states).map((file) => readState(file)?.id));
  const left = (await engine.clustersOf(states)).filter((id) => !known.has(id));
  await Promise.all(left.map((id) => engine.removeLabelled(id)));
}

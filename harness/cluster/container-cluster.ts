/** A running cluster of containers: its faults through the Docker engine, its tools inside of a broker that runs. */
import { setTimeout as sleep } from 'node:timers/promises';
import { apiVersions } from './api-versions.ts';
import type { Broker, Cluster, Need } from './backend.ts';
import { BackendError, brokersText } from './backend.ts';
import type { StartedContainer } from './container/testcontainers.ts';
import type { DockerEngine } from './docker-engine.ts';
import type { Keeper } from './keeper.ts';
import { aliasOf } from './server-settings.ts';
import type { ToolName, ToolOptions, ToolResult, Tools } from './tools.ts';
import { toolClasses } from './tools.ts';

const restartPatienceMs = 120_000;

export type ContainerNode = { readonly broker: Broker; readonly container: StartedContainer };

export class ContainerCluster implements Cluster {
  readonly backend = 'container';
  readonly brokers: readonly Broker[];
  readonly bootstrap: readonly string[];
  readonly description: string;
  readonly tools: Tools;
  readonly #nodes: readonly ContainerNode[];
  readonly #engine: DockerEngine;
  readonly #keeper: Keeper;

  constructor(nodes: readonly ContainerNode[], image: string, engine: DockerEngine, keeper: Keeper) {
    this.brokers = nodes.map((node) => node.broker);
    this.bootstrap = this.brokers.map(({ host, port }) => `${host}:${port}`);
    this.description = `Apache Kafka as ${image}, containers, ${brokersText(nodes.length)}`;
    this.tools = new ContainerTools(nodes, engine);
    this.#nodes = nodes;
    this.#engine = engine;
    this.#keeper = keeper;
  }

  lacks(need: Need): string | null {
    if (need === 'three-brokers' && this.#nodes.length < 3) return 'The cluster was started with one broker.';
    return null;
  }

  async kill(id: number): Promise<void> {
    await this.#engine.order(this.#container(id), 'kill');
  }

  async pause(id: number): Promise<void> {
    await this.#engine.order(this.#container(id), 'pause');
  }

  async resume(id: number): Promise<void> {
    await this.#engine.order(this.#container(id), 'unpause');
  }

  async restart(id: number, signal: AbortSignal): Promise<void> {
    const container = this.#container(id);
    if (await this.#engine.isRunning(container)) throw new BackendError(`Broker ${id} is running: kill it first.`);
    await this.#engine.order(container, 'start');
    const { host, port } = this.brokers[id - 1]!;
    const end = performance.now() + restartPatienceMs;
    while ((await apiVersions(host, port, 1_000)) === null) {
      signal.throwIfAborted();
      if (performance.now() > end || !(await this.#engine.isRunning(container))) {
        throw new BackendError(
          `Broker ${id} does not serve again after its restart: see docker logs ${container.slice(0, 12)}.`,
        );
      }
      await sleep(100);
    }
  }

  keep(): void {
    this.#keeper.keep();
  }

  async stop(): Promise<void> {
    await this.#keeper.close();
  }

  #container(id: number): string {
    const node = this.#nodes.find((one) => one.broker.id === id);
    if (node === undefined) throw new BackendError(`There is no broker ${id}: they are 1 to ${this.#nodes.length}.`);
    return node.container.getId();
  }
}

/** The path of a tool in the image. */
export const toolPath = (tool: ToolName): string => `/opt/kafka/bin/kafka-${tool}.sh`;

/** The arguments of a tool inside of the network of the cluster, where the host's ports are not reached. */
export function argsInside(tool: ToolName, args: readonly string[], brokers: number): readonly string[] {
  if (!toolClasses[tool].bootstrap) return args;
  const names = brokers === 1 ? ['localhost'] : Array.from({ length: brokers }, (_, i) => aliasOf(i + 1));
  return ['--bootstrap-server', names.map((name) => `${name}:19092`).join(','), ...args];
}

const withInput = 'file=$1; shift; "$@" <"$file"; status=$?; rm -f "$file" 2>/dev/null; exit $status';

class ContainerTools implements Tools {
  readonly #nodes: readonly ContainerNode[];
  readonly #engine: DockerEngine;
  #inputs = 0;

  constructor(nodes: readonly ContainerNode[], engine: DockerEngine) {
    this.#nodes = nodes;
    this.#engine = engine;
  }

  async run(tool: ToolName, args: readonly string[], options: ToolOptions = {}): Promise<ToolResult> {
    options.signal?.throwIfAborted();
    const container = await this.#running();
    const line = [toolPath(tool), ...argsInside(tool, args, this.#nodes.length)];
    const { input, signal } = options;
    let command: readonly string[] = line;
    if (input !== undefined) {
      const target = `/tmp/input-${++this.#inputs}`;
      await container.copyContentToContainer([{ content: Buffer.from(input), target, mode: 0o644 }]);
      command = ['sh', '-c', withInput, 'sh', target, ...line];
    }
    const { exitCode, stdout, stderr } = await Promise.race([container.exec(command), abortOf(signal)]);
    return { status: exitCode, stdout, stderr };
  }

  async #running(): Promise<StartedContainer> {
    for (const { container } of this.#nodes) if (await this.#engine.isRunning(container.getId())) return container;
    throw new BackendError('No broker of the cluster is running.');
  }
}

/** Rejects when the signal aborts. What runs in the container ends with it. */
function abortOf(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) =>
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
}

/** The backend `local`: Apache Kafka in KRaft mode as processes of this machine, from the jars in KAFKA_HOME. */
import { once } from 'node:events';
import type { Backend, Broker, Cluster, Need, Readiness, StartOptions } from './backend.ts';
import { BackendError, brokersText } from './backend.ts';
import { sweep } from './end-cluster.ts';
import { findJava } from './java.ts';
import { JavaTools } from './java-tools.ts';
import { installation, KafkaHome } from './kafka-home.ts';
import { Keeper } from './keeper.ts';
import { LocalNode, PortTaken } from './local-node.ts';
import type { Places } from './places.ts';
import { kafkaVersion } from './places.ts';
import { freePorts } from './ports.ts';
import { clusterSettings, newClusterId } from './server-settings.ts';
import type { Tools } from './tools.ts';

const startTries = 3;

export class LocalBackend implements Backend {
  readonly name = 'local';
  readonly #places: Places;

  constructor(places: Places) {
    this.#places = places;
  }

  async readiness(): Promise<Readiness> {
    const java = await findJava(this.#places.env);
    if ('missing' in java) return { state: 'missing', reason: java.missing };
    if (new KafkaHome(this.#places.kafkaHome, java).hasJars) return { state: 'ready' };
    const problem = await installation(this.#places.env);
    if (problem !== null) return { state: 'missing', reason: problem.missing };
    return {
      state: 'installs',
      reason: `Apache Kafka ${kafkaVersion} is not fetched yet (44 MB, about a minute, once).`,
    };
  }

  async start(options: StartOptions): Promise<Cluster> {
    options.signal.throwIfAborted();
    const readiness = await this.readiness();
    if (readiness.state === 'missing') throw new BackendError(readiness.reason);
    const home = await this.#home();
    await sweep(this.#places.states);
    const keeper = await Keeper.open({
      states: this.#places.states,
      ...(options.name === undefined ? {} : { name: options.name }),
    });
    try {
      await home.install({
        keeper,
        signal: options.signal,
        say: options.say ?? (() => {}),
        recordArchives: (one) => recordArchives(one, keeper, options.signal),
      });
      const nodes = await startNodes(home, keeper, options, false);
      const cluster = new LocalCluster(nodes, keeper, home);
      keeper.describe(cluster.description, cluster.bootstrap);
      return cluster;
    } catch (error) {
      await keeper.close();
      throw error;
    }
  }

  async #home(): Promise<KafkaHome> {
    const java = await findJava(this.#places.env);
    if ('missing' in java) throw new BackendError(java.missing);
    return new KafkaHome(this.#places.kafkaHome, java);
  }
}

/** Starts the nodes and waits until all serve; with other ports where one was taken meanwhile. */
async function startNodes(
  home: KafkaHome,
  keeper: Keeper,
  options: StartOptions,
  record: boolean,
): Promise<readonly LocalNode[]> {
  for (let attempt = 1; ; attempt++) {
    const nodes = await nodesOf(home, keeper, options, record);
    const aborted = once(options.signal, 'abort').then(() => options.signal.throwIfAborted());
    aborted.catch(() => {});
    try {
      await Promise.race([startAll(nodes, options.signal), aborted]);
      return nodes;
    } catch (error) {
      await Promise.all(nodes.filter((node) => node.isRunning).map((node) => node.kill()));
      if (!(error instanceof PortTaken) || attempt === startTries) throw error;
    }
  }
}

async function nodesOf(
  home: KafkaHome,
  keeper: Keeper,
  options: StartOptions,
  record: boolean,
): Promise<readonly LocalNode[]> {
  const count = options.brokers;
  const chosen = await freePorts(2 * count);
  const ports = Array.from({ length: count }, (_, i) => ({ client: chosen[i]!, controller: chosen[count + i]! }));
  const settings = clusterSettings(options);
  const clusterId = newClusterId();
  const fullSpeed = options.fullSpeed ?? false;
  return ports.map((_, i) => new LocalNode({ home, keeper, id: i + 1, ports, settings, clusterId, fullSpeed, record }));
}

async function startAll(nodes: readonly LocalNode[], signal: AbortSignal): Promise<void> {
  await Promise.all(nodes.map((node) => node.format()));
  signal.throwIfAborted();
  await Promise.all(nodes.map((node) => node.launch()));
  await Promise.all(nodes.map((node) => node.ready(signal)));
}

/** Runs a node and two tools once; what classes they load is written as they end. */
async function recordArchives(home: KafkaHome, keeper: Keeper, signal: AbortSignal): Promise<void> {
  const [node] = await startNodes(home, keeper, { brokers: 1, signal }, true);
  const bootstrap = `127.0.0.1:${node!.port}`;
  const tools = new JavaTools(home, keeper, [bootstrap]);
  const input = '1\n2\n3\n';
  await tools.run('console-producer', ['--topic', 'warm', '--sync'], { input, signal });
  const reading = [
    '--topic',
    'warm',
    '--group',
    'warm',
    '--from-beginning',
    '--max-messages',
    '3',
    '--timeout-ms',
    '20000',
  ];
  const mainClass = 'org.apache.kafka.tools.consumer.ConsoleConsumer';
  const args = ['--bootstrap-server', bootstrap, ...reading];
  const line = home.commandLine({ mainClass, archive: 'tools', args, record: true });
  const consumer = keeper.spawn(line.command, line.args, {});
  consumer.stdout?.resume();
  consumer.stderr?.resume();
  await consumer.ended;
  await node!.leave();
}

class LocalCluster implements Cluster {
  readonly backend = 'local';
  readonly brokers: readonly Broker[];
  readonly bootstrap: readonly string[];
  readonly description: string;
  readonly tools: Tools;
  readonly #nodes: readonly LocalNode[];
  readonly #keeper: Keeper;

  constructor(nodes: readonly LocalNode[], keeper: Keeper, home: KafkaHome) {
    this.brokers = nodes.map(({ id, port }) => ({ id, host: '127.0.0.1', port }));
    this.bootstrap = this.brokers.map(({ host, port }) => `${host}:${port}`);
    this.description = `Apache Kafka ${kafkaVersion}, local processes, ${brokersText(nodes.length)}`;
    this.tools = new JavaTools(home, keeper, this.bootstrap);
    this.#nodes = nodes;
    this.#keeper = keeper;
  }

  lacks(need: Need): string | null {
    if (need === 'three-brokers' && this.#nodes.length < 3) return 'The cluster was started with one broker.';
    return null;
  }

  async kill(id: number): Promise<void> {
    await this.#node(id).kill();
  }

  async pause(id: number): Promise<void> {
    this.#node(id).signal('SIGSTOP');
  }

  async resume(id: number): Promise<void> {
    this.#node(id).signal('SIGCONT');
  }

  async restart(id: number, signal: AbortSignal): Promise<void> {
    const node = this.#node(id);
    if (node.isRunning) throw new BackendError(`Broker ${id} is running: kill it first.`);
    await node.launch();
    await node.ready(signal);
  }

  keep(): void {
    this.#keeper.keep();
    for (const node of this.#nodes) node.unref();
  }

  async stop(): Promise<void> {
    await this.#keeper.close();
  }

  #node(id: number): LocalNode {
    const node = this.#nodes.find((one) => one.id === id);
    if (node === undefined) throw new BackendError(`There is no broker ${id}: they are 1 to ${this.#nodes.length}.`);
    return node;
  }
}

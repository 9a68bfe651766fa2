/** The backend `external`: brokers that someone else runs, named by their addresses. They are used as they are. */
import { apiVersions } from './api-versions.ts';
import type { Backend, Broker, Cluster, Need, Readiness, StartOptions } from './backend.ts';
import { BackendError, brokersText } from './backend.ts';
import { findJava } from './java.ts';
import { JavaTools } from './java-tools.ts';
import { KafkaHome } from './kafka-home.ts';
import { Keeper } from './keeper.ts';
import { kafkaVersionText } from './kafka-version.ts';
import type { Places } from './places.ts';
import type { Tools } from './tools.ts';

export type Address = { readonly host: string; readonly port: number };

const textOf = ({ host, port }: Address): string => `${host}:${port}`;

export class ExternalBackend implements Backend {
  readonly name = 'external';
  readonly #addresses: readonly Address[];
  readonly #places: Places;

  constructor(addresses: readonly Address[], places: Places) {
    this.#addresses = addresses;
    this.#places = places;
  }

  async readiness(): Promise<Readiness> {
    const answers = await Promise.all(this.#addresses.map(({ host, port }) => apiVersions(host, port)));
    const silent = this.#addresses.filter((_, i) => answers[i] === null);
    if (silent.length === 0) return { state: 'ready' };
    const reason = `No Kafka answers at ${silent.map(textOf).join(', ')}: start it, or name another with --kafka host:port.`;
    return { state: 'missing', reason };
  }

  async start({ brokers, settings, fastFailover, name, signal }: StartOptions): Promise<Cluster> {
    signal.throwIfAborted();
    if (brokers > this.#addresses.length) {
      throw new BackendError(`Three brokers are needed and --kafka names ${this.#addresses.length}: name three.`);
    }
    if (Object.keys(settings ?? {}).length > 0 || fastFailover === true) {
      throw new BackendError('An external Kafka keeps its own settings, and this needs others: use --kafka local.');
    }
    const readiness = await this.readiness();
    if (readiness.state === 'missing') throw new BackendError(readiness.reason);
    const [first] = this.#addresses;
    const served = await apiVersions(first!.host, first!.port);
    const version = served === null ? 'a broker that stopped answering' : kafkaVersionText(served);
    const keeper = await Keeper.open({ states: this.#places.states, ...(name === undefined ? {} : { name }) });
    return new ExternalCluster(this.#addresses, version, await this.#tools(keeper), keeper);
  }

  /** The tools, or why there are none: jars are not fetched for a Kafka that is there already. */
  async #tools(keeper: Keeper): Promise<Tools | string> {
    const java = await findJava(this.#places.env);
    if ('missing' in java) return java.missing;
    const home = new KafkaHome(this.#places.kafkaHome, java);
    if (!home.hasJars)
      return `Kafka's tools are not in ${this.#places.kafkaHome}: ./workbook kafka start fetches them.`;
    return new JavaTools(home, keeper, this.#addresses.map(textOf));
  }
}

const notOurs = 'An external Kafka is not ours to stop: use --kafka local.';

class ExternalCluster implements Cluster {
  readonly backend = 'external';
  readonly brokers: readonly Broker[];
  readonly bootstrap: readonly string[];
  readonly description: string;
  readonly tools: Tools;
  readonly #toolsMissing: string | null;
  readonly #keeper: Keeper;

  constructor(addresses: readonly Address[], version: string, tools: Tools | string, keeper: Keeper) {
    this.brokers = addresses.map(({ host, port }, i) => ({ id: i + 1, host, port }));
    this.bootstrap = addresses.map(textOf);
    this.description = `${version}, external, ${brokersText(addresses.length)} named`;
    this.#toolsMissing = typeof tools === 'string' ? tools : null;
    this.tools = typeof tools === 'string' ? { run: () => Promise.reject(new BackendError(tools)) } : tools;
    this.#keeper = keeper;
  }

  lacks(need: Need): string | null {
    if (need === 'java-tools') return this.#toolsMissing;
    if (need === 'three-brokers')
      return this.brokers.length < 3 ? 'Fewer than three brokers are named: name three.' : null;
    return notOurs;
  }

  async kill(): Promise<void> {
    throw new BackendError(notOurs);
  }

  async pause(): Promise<void> {
    throw new BackendError(notOurs);
  }

  async resume(): Promise<void> {
    throw new BackendError(notOurs);
  }

  async restart(): Promise<void> {
    throw new BackendError(notOurs);
  }

  keep(): void {}

  async stop(): Promise<void> {
    await this.#keeper.close();
  }
}

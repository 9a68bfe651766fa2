/**
 * The Kafka that `check` uses: the one that is named, else the one that is up (`kafka start`). None is started unasked,
 * so that a check is quick; then the checks that need one are skipped with the way to it.
 */
import type { Backend, Cluster } from '../../harness/cluster/backend.ts';
import { BackendError } from '../../harness/cluster/backend.ts';
import { chooseBackend, readWanted, wantedText } from '../../harness/cluster/choose.ts';
import { placesFrom } from '../../harness/cluster/places.ts';
import { playing } from '../../harness/cluster/play.ts';
import { UsageError } from '../exit.ts';
import type { KafkaSource } from '../judge/kafka-source.ts';

const none = 'No Kafka is up. ./workbook kafka start starts one, or give --kafka local';

export class KafkaForChecks implements KafkaSource {
  readonly #wanted: string | undefined;
  readonly #stopping = new AbortController();
  #backend: Promise<Backend | null> | null = null;
  #cluster: Promise<Cluster> | null = null;
  #description: string | null = null;

  constructor(wanted: string | undefined) {
    if (wanted !== undefined && readWanted(wanted) === null) throw new UsageError(`${wantedText}.`);
    this.#wanted = wanted;
  }

  get description(): string | null {
    return this.#description;
  }

  async missing(): Promise<string | null> {
    this.#backend ??= this.#choose();
    return (await this.#backend) === null ? none : null;
  }

  async cluster(): Promise<Cluster> {
    this.#cluster ??= this.#start();
    const cluster = await this.#cluster;
    this.#description = cluster.description;
    return cluster;
  }

  /** Ends what was started for the checks; a Kafka that was up before stays. */
  async close(): Promise<void> {
    this.#stopping.abort();
    const cluster = await this.#cluster?.catch(() => null);
    await cluster?.stop();
  }

  async #choose(): Promise<Backend | null> {
    const places = placesFrom(process.env);
    const up = this.#wanted === undefined ? await playing(places) : null;
    const named = this.#wanted ?? (up !== null && up.answering.length > 0 ? up.answering.join(',') : null);
    if (named === null) return null;
    const { backend } = await chooseBackend(readWanted(named), places, { mayInstall: true });
    return backend;
  }

  async #start(): Promise<Cluster> {
    const backend = await (this.#backend ??= this.#choose());
    if (backend === null) throw new BackendError(none);
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    return backend.start({ brokers: 1, signal: this.#stopping.signal, say });
  }
}

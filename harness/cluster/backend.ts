/**
 * Where a cluster comes from, and what it is to whoever uses it. Everything a check, a test or the command does with a
 * real Kafka goes through these interfaces; what a backend can't do, it says in one sentence.
 */
import type { Tools } from './tools.ts';

export type BackendName = 'local' | 'container' | 'external';

/** What a check may need of a cluster beyond produce and fetch. */
export const needs = ['three-brokers', 'kill', 'pause', 'restart', 'java-tools'] as const;
export type Need = (typeof needs)[number];

export type BrokerCount = 1 | 3;

export type StartOptions = {
  readonly brokers: BrokerCount;
  /** Broker settings under Kafka's names, over those of every test cluster. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A dead broker's partitions move after about 3 s and not 9 s. */
  readonly fastFailover?: boolean;
  /** For measuring: both of Java's compilers and a heap of 1 GiB, at the price of a slower start. */
  readonly fullSpeed?: boolean;
  /** The name of its state file; a second cluster of the same name is refused. */
  readonly name?: string;
  /** Aborted, the start ends what it began and rejects. */
  readonly signal: AbortSignal;
  /** Hears what takes long: a download, an installation. */
  readonly say?: (line: string) => void;
};

/** Whether a backend can start here. `installs` says what a first start would fetch. */
export type Readiness =
  { readonly state: 'ready' } | { readonly state: 'installs' | 'missing'; readonly reason: string };

export interface Backend {
  readonly name: BackendName;
  readiness(): Promise<Readiness>;
  /** Rejects with a `BackendError`; then nothing that it started is left. */
  start(options: StartOptions): Promise<Cluster>;
}

/** A broker under its `node.id`. */
export type Broker = { readonly id: number; readonly host: string; readonly port: number };

/** A running cluster. A fault that `lacks` gives a reason for rejects with that reason. */
export interface Cluster {
  readonly backend: BackendName;
  /** `host:port` of each broker. */
  readonly bootstrap: readonly string[];
  /** As in "Apache Kafka 4.3.1, local processes, 1 broker". */
  readonly description: string;
  readonly brokers: readonly Broker[];
  readonly tools: Tools;
  /** Why it can't do this, or null where it can. */
  lacks(need: Need): string | null;
  /** Ends a broker at once, as SIGKILL does. */
  kill(id: number): Promise<void>;
  /** Stops a broker in its tracks; its connections stay open. */
  pause(id: number): Promise<void>;
  resume(id: number): Promise<void>;
  /** Starts a killed broker again on its old data, and resolves when it serves. */
  restart(id: number, signal: AbortSignal): Promise<void>;
  /** From now on the cluster outlives this program. */
  keep(): void;
  /** Ends all of it; its data is thrown away. A second call does nothing. */
  stop(): Promise<void>;
}

/** What went wrong around a cluster, in one sentence that ends with the way out. Never the fault of a part. */
export class BackendError extends Error {}

/** "1 broker", "3 brokers". */
export const brokersText = (count: number): string => (count === 1 ? '1 broker' : `${count} brokers`);

/** The broker settings of a test cluster, under Kafka's names, and the forms in which a node takes them. */
import { randomBytes } from 'node:crypto';
import type { BrokerCount, StartOptions } from './backend.ts';

export type Settings = Readonly<Record<string, string>>;

/** Small, quick to start, and with every internal topic ready for one broker as for three. */
export function clusterSettings(options: Pick<StartOptions, 'brokers' | 'fastFailover' | 'settings'>): Settings {
  const replicas = String(options.brokers);
  const minInSync = options.brokers === 3 ? '2' : '1';
  return {
    'auto.create.topics.enable': 'true',
    'num.partitions': '2',
    'default.replication.factor': options.brokers === 3 ? '2' : '1',
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': '5',
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': minInSync,
    'transaction.state.log.num.partitions': '5',
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': minInSync,
    'share.coordinator.state.topic.num.partitions': '5',
    'group.initial.rebalance.delay.ms': '0',
    // The default, 128 MiB, is allocated at start: it nearly doubles the memory of an idle broker.
    'log.cleaner.dedupe.buffer.size': '4194304',
    ...(options.fastFailover === true ? fastFailover : {}),
    ...options.settings,
  };
}

/** In KRaft a dead broker is known by its missing heartbeats alone: `broker.session.timeout.ms` is the wait. */
const fastFailover: Settings = {
  'broker.heartbeat.interval.ms': '500',
  'broker.session.timeout.ms': '3000',
  'replica.lag.time.max.ms': '3000',
  'controller.quorum.election.timeout.ms': '500',
  'controller.quorum.fetch.timeout.ms': '1000',
  'controller.quorum.request.timeout.ms': '1000',
};

export type Ports = { readonly client: number; readonly controller: number };

/** The settings of a node that is a process on this machine. */
export function localNodeSettings(
  id: number,
  ports: readonly Ports[],
  dataFolder: string,
  cluster: Settings,
): Settings {
  const { client, controller } = ports[id - 1]!;
  return {
    'node.id': String(id),
    'process.roles': 'broker,controller',
    listeners: `PLAINTEXT://127.0.0.1:${client},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${client}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': ports.map((one, i) => `${i + 1}@127.0.0.1:${one.controller}`).join(','),
    'log.dirs': dataFolder,
    ...cluster,
  };
}

/**
 * The settings of a node in a container. The listener BROKER is there for a single node too: advertised under the
 * host's port alone, a broker could not reach itself, and transactions of older clients end in NOT_ENOUGH_REPLICAS.
 */
export function containerNodeSettings(
  id: number,
  brokers: BrokerCount,
  advertised: string,
  cluster: Settings,
): Settings {
  const name = brokers === 1 ? () => 'localhost' : aliasOf;
  const ids = Array.from({ length: brokers }, (_, i) => i + 1);
  return {
    'node.id': String(id),
    'process.roles': 'broker,controller',
    listeners: 'HOST://:9092,BROKER://:19092,CONTROLLER://:9093',
    'advertised.listeners': `HOST://${advertised},BROKER://${name(id)}:19092`,
    'listener.security.protocol.map': 'HOST:PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'BROKER',
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': ids.map((one) => `${one}@${name(one)}:9093`).join(','),
    ...cluster,
  };
}

/** A node's name in the network of its cluster. */
export const aliasOf = (id: number): string => `kafka${id}`;

export const propertiesText = (settings: Settings): string =>
  Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');

/** `broker.session.timeout.ms` as KAFKA_BROKER_SESSION_TIMEOUT_MS, which is how the image takes it. */
export const environmentOf = (settings: Settings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      `KAFKA_${key.replaceAll('_', '__').replaceAll('-', '___').replaceAll('.', '_').toUpperCase()}`,
      value,
    ]),
  );

/** 16 random bytes in URL-safe base64, as Kafka makes them: never a dash in front, which would be an option. */
export function newClusterId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? newClusterId() : id;
}

import { expect, test } from 'vitest';
import {
  clusterSettings,
  containerNodeSettings,
  environmentOf,
  localNodeSettings,
  newClusterId,
  propertiesText,
} from './server-settings.ts';

test('what the caller sets stands over the rest', () => {
  const settings = clusterSettings({ brokers: 3, fastFailover: true, settings: { 'num.partitions': '9' } });
  expect(settings).toMatchObject({ 'num.partitions': '9', 'broker.session.timeout.ms': '3000' });
  expect(settings).toMatchObject({ 'offsets.topic.replication.factor': '3', 'transaction.state.log.min.isr': '2' });
});

test('one broker needs no second for its internal topics', () => {
  const settings = clusterSettings({ brokers: 1 });
  expect(settings).toMatchObject({ 'offsets.topic.replication.factor': '1', 'transaction.state.log.min.isr': '1' });
  expect(settings['broker.session.timeout.ms']).toBe(undefined);
});

test('a process listens on the loopback interface alone', () => {
  const ports = [1, 2, 3].map((id) => ({ client: 20_000 + id, controller: 21_000 + id }));
  const settings = localNodeSettings(2, ports, '/data', {});
  expect(settings['listeners']).toBe('PLAINTEXT://127.0.0.1:20002,CONTROLLER://127.0.0.1:21002');
  expect(settings['controller.quorum.voters']).toBe('1@127.0.0.1:21001,2@127.0.0.1:21002,3@127.0.0.1:21003');
});

test('a broker in a container can reach itself, also when it is alone', () => {
  const alone = containerNodeSettings(1, 1, '127.0.0.1:20001', {});
  expect(alone['advertised.listeners']).toBe('HOST://127.0.0.1:20001,BROKER://localhost:19092');
  expect(alone['inter.broker.listener.name']).toBe('BROKER');
  const third = containerNodeSettings(3, 3, '127.0.0.1:20003', {});
  expect(third['advertised.listeners']).toBe('HOST://127.0.0.1:20003,BROKER://kafka3:19092');
  expect(third['controller.quorum.voters']).toBe('1@kafka1:9093,2@kafka2:9093,3@kafka3:9093');
});

test('the two forms in which a node takes its settings', () => {
  expect(propertiesText({ 'node.id': '1', 'log.dirs': '/d' })).toBe('node.id=1\nlog.dirs=/d\n');
  expect(environmentOf({ 'node.id': '1', 'a-b.c_d': 'x' })).toEqual({ KAFKA_NODE_ID: '1', KAFKA_A___B_C__D: 'x' });
});

test('a cluster id is 22 characters and never looks like an option', () => {
  for (let i = 0; i < 500; i++) expect(newClusterId()).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/);
});

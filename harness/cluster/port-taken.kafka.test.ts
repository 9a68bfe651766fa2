/** A port that is free when it is chosen and taken when the broker wants it costs a second try, and no more. */
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { apiVersions } from './api-versions.ts';
import type { Backend } from './backend.ts';
import { ContainerBackend } from './container.ts';
import { LocalBackend } from './local.ts';
import { freePorts } from './ports.ts';
import { missingOf, testPlaces } from './test-places.ts';

const chosen = vi.hoisted(() => ({ first: null as readonly number[] | null }));
vi.mock(import('./ports.ts'), async (original) => {
  const { freePorts } = await original();
  return {
    freePorts: async (count: number) => {
      const ports = await freePorts(count);
      const first = chosen.first;
      chosen.first = null;
      return first === null ? ports : [...first, ...ports].slice(0, count);
    },
  };
});

let other: Server;
beforeAll(async () => {
  other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
});
afterAll(() => void other.close());

const places = testPlaces();

/** The first of the ports is the client's; a node that is a process has a second one, as controller. */
test.for<readonly [string, Backend, (taken: number) => Promise<readonly number[]>]>([
  ['local', new LocalBackend(places), async (taken) => [taken]],
  ['local, of its controller', new LocalBackend(places), async (taken) => [(await freePorts(1))[0]!, taken]],
  ['container', new ContainerBackend(places), async (taken) => [taken]],
])('%s: another port is tried', async ([, backend, portsWith], context) => {
  const missing = await missingOf(backend);
  if (missing !== null) return context.skip(missing);
  const { port } = other.address() as { readonly port: number };
  chosen.first = await portsWith(port);
  const [asked] = chosen.first;
  const cluster = await backend.start({ brokers: 1, signal: new AbortController().signal });
  try {
    const [broker] = cluster.brokers;
    expect(broker!.port).not.toBe(asked);
    expect(await apiVersions(broker!.host, broker!.port)).not.toBe(null);
  } finally {
    await cluster.stop();
  }
});

/**
 * Free ports of the loopback interface. They are taken from below the range in which a system picks ports for outgoing
 * connections: there a client that calls a dead broker again and again could be given the broker's own port.
 */
import { createServer } from 'node:net';
import { BackendError } from './backend.ts';

const lowest = 20_000;
const highest = 32_000;
const tries = 500;

export async function freePorts(count: number): Promise<readonly number[]> {
  const ports = new Set<number>();
  for (let i = 0; i < tries && ports.size < count; i++) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (!ports.has(port) && (await isFree(port))) ports.add(port);
  }
  if (ports.size === count) return [...ports];
  throw new BackendError(`No ${count} ports are free between ${lowest} and ${highest}: end what listens there.`);
}

/** Free on every address, as a container's port has to be. */
function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

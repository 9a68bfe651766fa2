import { createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { freePorts } from './ports.ts';

test('ports are different, and below those of outgoing connections', async () => {
  const ports = await freePorts(6);
  expect(new Set(ports).size).toBe(6);
  for (const port of ports) expect(port >= 20_000 && port < 32_000).toBe(true);
});

test('a port that is taken, on whatever address, is not chosen', async () => {
  const taken = createServer().listen({ port: 20_000, host: '127.0.0.1' });
  await new Promise((resolve) => taken.once('listening', resolve).once('error', resolve));
  const random = vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0.5);
  expect(await freePorts(1)).not.toContain(20_000);
  random.mockReturnValue(0);
  await expect(freePorts(1)).rejects.toThrow('No 1 ports are free between 20000 and 32000: end what listens there.');
  random.mockRestore();
  taken.close();
});

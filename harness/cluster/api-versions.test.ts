import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { apiVersions } from './api-versions.ts';
import { kafkaVersionText } from './kafka-version.ts';

/** Calls a server that does this with each connection. */
async function served(answer: (socket: Socket) => void, withinMs = 500) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const found = await apiVersions('127.0.0.1', (server.address() as AddressInfo).port, withinMs);
  server.close();
  return found;
}

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** A frame with its length and the correlation id 1. */
function frame(body: string): Buffer {
  const bytes = hex(`00000000 00000001 ${body}`);
  bytes.writeInt32BE(bytes.length - 4);
  return bytes;
}

const metadataVersion30 = `${hexOf('metadata.version')} 0001 001e 00`;

function hexOf(name: string): string {
  return Buffer.from([name.length + 1, ...Buffer.from(name)]).toString('hex');
}

test('an answer of version 3, in pieces, with supported features', async () => {
  const features = `02 ${metadataVersion30}`;
  const size = hex(features).length.toString(16).padStart(2, '0');
  const bytes = frame(`0000 03 0000 0000 000d 00 0012 0000 0004 00 00000000 01 00 ${size} ${features}`);
  const found = await served((socket) => {
    socket.write(bytes.subarray(0, 5));
    setTimeout(() => socket.write(bytes.subarray(5)), 20);
  });
  expect([found?.apis.get(0), found?.apis.get(18), found?.metadataVersion]).toEqual([13, 4, 30]);
  expect(kafkaVersionText(found!)).toBe('Apache Kafka 4.3, by its metadata.version 30');
});

test('a broker that does not know version 3 is asked again in version 0', async () => {
  const asked: number[] = [];
  const found = await served((socket) => {
    socket.once('data', (request: Buffer) => {
      asked.push(request.readInt16BE(6));
      socket.write(frame(asked.length === 1 ? '0023 00000000' : '0000 00000001 0000 0000 0007'));
    });
  });
  expect([asked, found?.apis.get(0), found?.metadataVersion]).toEqual([[3, 0], 7, null]);
  expect(kafkaVersionText(found!)).toBe('a broker that names no release (Produce up to version 7)');
});

test.each<[string, (socket: Socket) => void]>([
  ['says nothing', () => {}],
  ['hangs up', (socket) => socket.destroy()],
  ['speaks HTTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ['answers another request', (socket) => socket.write(hex('00000008 00000007 00000000'))],
  ['stops in the middle', (socket) => socket.end(frame('0000 03 0000 0000').subarray(0, 12))],
  ['lies about its lengths', (socket) => socket.write(frame('0000 7f 0000'))],
])('whoever %s is no Kafka', async (_, answer) => {
  expect(await served(answer, 300)).toBe(null);
});

test('nobody at all is no Kafka', async () => {
  expect(await apiVersions('127.0.0.1', 1)).toBe(null);
});

test.each([
  [3, 'Apache Kafka 3.2 or earlier'],
  [21, 'Apache Kafka 3.9'],
  [23, 'Apache Kafka 4.0'],
  [99, 'Apache Kafka later than 4.4'],
])('metadata.version %i is %s', (metadataVersion, release) => {
  expect(kafkaVersionText({ apis: new Map(), metadataVersion })).toBe(
    `${release}, by its metadata.version ${metadataVersion}`,
  );
});

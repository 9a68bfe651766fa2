import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BackendError } from './backend.ts';
import { chooseBackend, readWanted } from './choose.ts';
import { placesFrom } from './places.ts';

/** A machine that has neither Java nor Docker nor Maven. */
const bare = {
  ...placesFrom({ PATH: '/nowhere', DOCKER_HOST: 'unix:///nowhere/docker.sock', KAFKA_HOME: '/nowhere' }),
  states: join(tmpdir(), 'no-states'),
};

test.each([
  ['local', { name: 'local' }],
  ['container', { name: 'container' }],
  ['localhost:9092', { name: 'external', addresses: [{ host: 'localhost', port: 9092 }] }],
  ['[::1]:9092', { name: 'external', addresses: [{ host: '::1', port: 9092 }] }],
  [
    'a:1, b:65535',
    {
      name: 'external',
      addresses: [
        { host: 'a', port: 1 },
        { host: 'b', port: 65_535 },
      ],
    },
  ],
])('--kafka %s is understood', (text, wanted) => {
  expect(readWanted(text)).toEqual(wanted);
});

test.each(['', 'embedded', 'localhost', 'localhost:', 'localhost:0', 'localhost:65536', ':9092', 'a:1,', 'http://a:1'])(
  '--kafka %j is not',
  (text) => {
    expect(readWanted(text)).toBe(null);
  },
);

test('where nothing is, the reason names what helps, and nothing fails', async () => {
  const { backend, reason } = await chooseBackend(null, bare, { mayInstall: true });
  expect(backend).toBe(null);
  expect(reason).toContain('There is no Java: install a JDK of 17 or later (Debian: apt-get install');
  expect(reason).toContain('A Docker engine that runs serves as well.');
});

test.each([
  ['local', 'There is no Java: install a JDK'],
  ['container', 'No Docker engine answers at unix:///nowhere/docker.sock: start Docker'],
  ['127.0.0.1:1', 'No Kafka answers at 127.0.0.1:1: start it, or name another with --kafka host:port.'],
])('%s, named and absent, is an error of one sentence', async (text, sentence) => {
  const choice = chooseBackend(readWanted(text), bare, { mayInstall: false });
  await expect(choice).rejects.toThrow(BackendError);
  await expect(choice).rejects.toThrow(sentence);
});

test('an engine that is named in a way we do not speak is said', async () => {
  const places = { ...bare, env: { ...bare.env, DOCKER_HOST: 'ssh://me@there' } };
  const choice = chooseBackend({ name: 'container' }, places, { mayInstall: false });
  await expect(choice).rejects.toThrow('DOCKER_HOST is ssh://me@there, and only unix:// and tcp:// are understood');
});

/**
 * As much of Testcontainers as is used here, in types of our own: the package is only installed where the container
 * backend is used first (48 MB in 126 folders, which neither a learner's tasks nor our own tests need), into a folder
 * of its own with its own lock file, and everything type-checks without it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BackendError } from '../backend.ts';
import { withFolderLock } from '../folder-lock.ts';
import type { Keeper } from '../keeper.ts';

export interface StartedContainer {
  getId(): string;
  exec(
    command: readonly string[],
  ): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }>;
  copyContentToContainer(
    contents: readonly { readonly content: string | Buffer; readonly target: string; readonly mode?: number }[],
  ): Promise<void>;
}

type PortBindings = Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[]>;

export interface Container {
  /** What the engine is told about the host's side; protected in the package's own types. */
  readonly hostConfig: { PortBindings?: PortBindings };
  withExposedPorts(...ports: readonly number[]): this;
  withEnvironment(variables: Readonly<Record<string, string>>): this;
  withLabels(labels: Readonly<Record<string, string>>): this;
  withNetworkMode(network: string): this;
  withNetworkAliases(...aliases: readonly string[]): this;
  withWaitStrategy(strategy: unknown): this;
  withStartupTimeout(ms: number): this;
  /** False: without Ryuk, whose image would have to be pulled; our watchdog does its work. */
  withAutoCleanup(cleanup: boolean): this;
  start(): Promise<StartedContainer>;
}

export interface Testcontainers {
  readonly GenericContainer: new (image: string) => Container;
  readonly Wait: { forLogMessage(message: RegExp): unknown };
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const marker = join(folder, 'node_modules', '.workbook-installed');

const lockHash = (): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');

export const hasTestcontainers = (): boolean => existsSync(marker) && readFileSync(marker, 'utf8') === lockHash();

/** Installs the package if it is not there. Its name is a variable so that no compiler looks for it. */
export async function loadTestcontainers(
  keeper: Keeper,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<Testcontainers> {
  if (!hasTestcontainers()) {
    const waiting = (pid: number): void => say(`Process ${pid} is installing Testcontainers, this start waits for it.`);
    await withFolderLock(join(folder, 'install.lock'), { signal, waiting }, async () => {
      if (!hasTestcontainers()) await install(keeper, signal, say);
    });
  }
  const name: string = 'testcontainers';
  return (await import(name)) as Testcontainers;
}

async function install(keeper: Keeper, signal: AbortSignal, say: (line: string) => void): Promise<void> {
  say('Installing Testcontainers, which drives Docker (48 MB), once.');
  const flags = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = keeper.spawn('npm', ['ci', '--prefix', folder, ...flags], {});
  const end = (): void => void npm.end();
  signal.addEventListener('abort', end, { once: true });
  let printed = '';
  for (const stream of [npm.stdout, npm.stderr])
    stream?.on('data', (text: Buffer) => (printed += text.toString('utf8')));
  const status = await npm.ended;
  signal.removeEventListener('abort', end);
  signal.throwIfAborted();
  if (status !== 0) {
    const why = /\b(ENOSPC|E[A-Z]{4,}|EAI_AGAIN)\b/.exec(printed)?.[0] ?? `status ${status}`;
    throw new BackendError(`npm can't install Testcontainers (${why}): try again with a network, or install Java 17.`);
  }
  writeFileSync(marker, lockHash());
}

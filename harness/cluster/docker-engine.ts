/**
 * The few calls to a Docker engine that need no package: is it there, has it an image, and what is done to containers
 * by label. So the watchdog, `kafka stop` and `doctor` work without Testcontainers being installed.
 */
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { BackendError } from './backend.ts';

/** The label that containers and networks of a cluster bear, with the cluster's id. */
export const clusterLabel = 'build-your-own-kafka.cluster';
/** And the folder of the state files of the workbook that started them. */
export const folderLabel = 'build-your-own-kafka.folder';

const patienceMs = 30_000;

type Answer = { readonly status: number; readonly body: string };
type Labelled = { readonly Id: string; readonly Labels: Readonly<Record<string, string>> | null };

export class DockerEngine {
  /** As in DOCKER_HOST: `unix:///var/run/docker.sock`, `tcp://host:2375`. */
  readonly address: string;

  constructor(address: string) {
    this.address = address;
  }

  /** Where its containers' ports are reached. */
  get host(): string {
    return this.address.startsWith('unix:') ? '127.0.0.1' : new URL(this.address).hostname;
  }

  /** The engine's version; null when none answers. */
  async version(): Promise<string | null> {
    const answer = await this.#call('GET', '/version', 3_000).catch(() => null);
    if (answer?.status !== 200) return null;
    const { Version } = JSON.parse(answer.body) as { readonly Version?: unknown };
    return typeof Version === 'string' ? Version : null;
  }

  async hasImage(image: string): Promise<boolean> {
    return (await this.#call('GET', `/images/${image}/json`)).status === 200;
  }

  /** Pulls an image; rejects with the engine's own words when it can't be had. */
  async pull(image: string, signal: AbortSignal): Promise<void> {
    const query = new URLSearchParams({
      fromImage: image.includes('@') || /:[^/]+$/.test(image) ? image : `${image}:latest`,
    });
    const { status, body } = await this.#call('POST', `/images/create?${query}`, 600_000, signal);
    const error = /"error":"((?:[^"\\]|\\.)*)"/.exec(body)?.[1];
    if (status !== 200) throw new Error(messageOf(body));
    if (error !== undefined) throw new Error(JSON.parse(`"${error}"`) as string);
  }

  async createNetwork(name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    const body = { Name: name, Driver: 'bridge', Labels: labels };
    const answer = await this.#call('POST', '/networks/create', patienceMs, undefined, body);
    if (answer.status !== 201) throw new Error(messageOf(answer.body));
  }

  /** What can be done to one container. */
  async order(container: string, order: 'kill' | 'pause' | 'unpause' | 'start'): Promise<void> {
    const { status, body } = await this.#call('POST', `/containers/${container}/${order}`);
    if (status >= 300) throw new BackendError(`Docker does not ${order} the container: ${messageOf(body)}.`);
  }

  async isRunning(container: string): Promise<boolean> {
    const { status, body } = await this.#call('GET', `/containers/${container}/json`);
    return status === 200 && (JSON.parse(body) as { readonly State: { readonly Running: boolean } }).State.Running;
  }

  /** The last lines that a container printed. */
  async log(container: string): Promise<string> {
    const { body } = await this.#call('GET', `/containers/${container}/logs?stdout=1&stderr=1&tail=40`);
    // Each piece comes after a header of 8 bytes, which are no text.
    return body.replaceAll(/[\u0000-\u0002]\0\0\0.{4}/gs, '');
  }

  /** The containers of a cluster, also those that don't run. */
  async containers(clusterId: string): Promise<readonly string[]> {
    return (await this.#labelled('/containers/json', `${clusterLabel}=${clusterId}`)).map((one) => one.Id);
  }

  /** The ids of clusters that have containers here and were started by the workbook with this folder. */
  async clustersOf(folder: string): Promise<readonly string[]> {
    const found = await this.#labelled('/containers/json', `${folderLabel}=${folder}`);
    return [...new Set(found.flatMap((one) => one.Labels?.[clusterLabel] ?? []))];
  }

  /** Removes all containers and networks of a cluster. No engine at all is as good. */
  async removeLabelled(clusterId: string): Promise<void> {
    if ((await this.version()) === null) return;
    const label = `${clusterLabel}=${clusterId}`;
    const containers = await this.#labelled('/containers/json', label);
    await Promise.all(containers.map((one) => this.#call('DELETE', `/containers/${one.Id}?force=1&v=1`)));
    const networks = await this.#labelled('/networks', label);
    await Promise.all(networks.map((one) => this.#call('DELETE', `/networks/${one.Id}`)));
  }

  async #labelled(path: string, label: string): Promise<readonly Labelled[]> {
    const query = new URLSearchParams({ all: '1', filters: JSON.stringify({ label: [label] }) });
    const { status, body } = await this.#call('GET', `${path}?${query}`);
    if (status !== 200) throw new Error(messageOf(body));
    return JSON.parse(body) as readonly Labelled[];
  }

  #call(method: string, path: string, waitMs = patienceMs, signal?: AbortSignal, body?: object): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = text === undefined ? {} : { 'content-type': 'application/json' };
    const signals = [AbortSignal.timeout(waitMs), ...(signal === undefined ? [] : [signal])];
    return new Promise((resolve, reject) => {
      const options = {
        ...this.#where(),
        method,
        path,
        headers,
        signal: AbortSignal.any(signals),
        agent: false,
      } as const;
      const call = request(options, (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => (answer += piece));
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body: answer }));
        response.once('error', reject);
      });
      call.once('error', reject);
      call.end(text);
    });
  }

  #where(): { readonly socketPath: string } | { readonly host: string; readonly port: string } {
    if (this.address.startsWith('unix://')) return { socketPath: this.address.slice('unix://'.length) };
    const { hostname, port } = new URL(this.address);
    return { host: hostname, port: port === '' ? '2375' : port };
  }
}

/** The engine that DOCKER_HOST names, or that listens where Docker's programs put its socket. */
export async function findEngine(env: NodeJS.ProcessEnv): Promise<DockerEngine | { readonly missing: string }> {
  const named = env['DOCKER_HOST'];
  if (named !== undefined && !/^(unix|tcp|http):\/\//.test(named)) {
    return { missing: `DOCKER_HOST is ${named}, and only unix:// and tcp:// are understood: name the engine so.` };
  }
  const home = env['HOME'] ?? '';
  const sockets = ['/var/run/docker.sock', join(env['XDG_RUNTIME_DIR'] ?? '/run', 'docker.sock')];
  sockets.push(join(home, '.docker/run/docker.sock'), join(home, '.docker/desktop/docker.sock'));
  const addresses = named === undefined ? sockets.filter(existsSync).map((path) => `unix://${path}`) : [named];
  for (const address of addresses) {
    const engine = new DockerEngine(address);
    if ((await engine.version()) !== null) return engine;
  }
  const where = named === undefined ? '' : ` at ${named}`;
  return { missing: `No Docker engine answers${where}: start Docker and try again.` };
}

function messageOf(body: string): string {
  try {
    const { message } = JSON.parse(body) as { readonly message?: unknown };
    return typeof message === 'string' ? message : body;
  } catch {
    return body;
  }
}

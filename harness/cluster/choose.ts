/**
 * Which Kafka it will be: the one that is named, or what this machine has. Unnamed, nothing is fetched or installed
 * unless the caller says so: a check is rather skipped with the reason than a minute late.
 */
import type { Backend } from './backend.ts';
import { BackendError } from './backend.ts';
import { ContainerBackend } from './container.ts';
import type { Address } from './external.ts';
import { ExternalBackend } from './external.ts';
import { LocalBackend } from './local.ts';
import type { Places } from './places.ts';

export type Wanted =
  { readonly name: 'local' | 'container' } | { readonly name: 'external'; readonly addresses: readonly Address[] };

export type Choice =
  | { readonly backend: Backend; readonly reason: null }
  /** Why there is none, with the one command that helps. */
  | { readonly backend: null; readonly reason: string };

/** What `--kafka` takes, in one sentence. */
export const wantedText = '--kafka takes local, container, or the addresses of brokers, as in --kafka localhost:9092';

/** Reads the value of `--kafka`: `local`, `container` or `host:port,…`; null when it is none of them. */
export function readWanted(text: string): Wanted | null {
  if (text === 'local' || text === 'container') return { name: text };
  const addresses: Address[] = [];
  for (const one of text.split(',')) {
    const [, host = '', digits = ''] = /^\[?([^\s,[\]/]+)\]?:(\d{1,5})$/.exec(one.trim()) ?? [];
    const port = Number(digits);
    if (host === '' || port < 1 || port > 65_535) return null;
    addresses.push({ host, port });
  }
  return { name: 'external', addresses };
}

/** Rejects with a `BackendError` when one is named and can't be had. */
export async function chooseBackend(
  wanted: Wanted | null,
  places: Places,
  { mayInstall }: { readonly mayInstall: boolean },
): Promise<Choice> {
  if (wanted !== null) {
    const backend = backendOf(wanted, places);
    const readiness = await backend.readiness();
    if (readiness.state === 'missing') throw new BackendError(readiness.reason);
    return { backend, reason: null };
  }
  const backends: readonly Backend[] = [new LocalBackend(places), new ContainerBackend(places)];
  const states = await Promise.all(backends.map((one) => one.readiness()));
  const ready = states.findIndex((one) => one.state === 'ready');
  const fetched = states.findIndex((one) => one.state === 'installs');
  const chosen = mayInstall && ready === -1 ? fetched : ready;
  if (chosen !== -1) return { backend: backends[chosen]!, reason: null };
  if (fetched !== -1) return { backend: null, reason: `${reasonOf(states[fetched]!)} ./workbook kafka start gets it.` };
  return { backend: null, reason: `${reasonOf(states[0]!)} A Docker engine that runs serves as well.` };
}

function backendOf(wanted: Wanted, places: Places): Backend {
  if (wanted.name === 'external') return new ExternalBackend(wanted.addresses, places);
  return wanted.name === 'local' ? new LocalBackend(places) : new ContainerBackend(places);
}

const reasonOf = (state: Awaited<ReturnType<Backend['readiness']>>): string =>
  state.state === 'ready' ? '' : state.reason;

/**
 * The contract of the toy: a node that pings another until it is answered, and counts on disk the pings it answered. It
 * is no task of the course; the chain from a part to its verdict is tried on it.
 */
import type { InstanceOf, OptionsOf } from './descriptor.ts';
import { awaited, classOf, contract, given, parameter, sync } from './descriptor.ts';
import { integer, record, string } from './schema.ts';

const pingRequest = record({ attempt: integer });
const pingResponse = record({ count: integer });
const pingApis = { ping: { request: pingRequest, response: pingResponse } } as const;

const config = record({ 'request.timeout.ms': integer, 'retry.backoff.ms': integer, 'retry.backoff.max.ms': integer });

export const pingClass = classOf(
  {
    clock: given.clock,
    random: given.random,
    disk: given.disk,
    log: given.log,
    network: given.network(pingApis),
    config,
  },
  {
    ping: awaited([parameter('node', string)], integer),
    answer: awaited([parameter('from', string), parameter('body', pingRequest)], pingResponse),
    count: sync([], integer),
  },
  { ping: 'answer' },
);

export type PingNode = InstanceOf<typeof pingClass>;
export type PingOptions = OptionsOf<typeof pingClass>;

export const ping = contract({ exports: { Ping: pingClass }, uses: [] });

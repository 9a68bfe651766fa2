/** `kafka start|stop|status|tool`: a real Apache Kafka of the workbook's own, for whoever wants one to play with. */
import { spawn } from 'node:child_process';
import type { BrokerCount } from '../../harness/cluster/backend.ts';
import { BackendError } from '../../harness/cluster/backend.ts';
import { chooseBackend, readWanted } from '../../harness/cluster/choose.ts';
import type { Places } from '../../harness/cluster/places.ts';
import { placesFrom } from '../../harness/cluster/places.ts';
import type { Playing } from '../../harness/cluster/play.ts';
import { playing, playingTool, startPlaying, stopPlaying } from '../../harness/cluster/play.ts';
import { isToolName, toolClasses } from '../../harness/cluster/tools.ts';
import { visible } from '../channel/visible.ts';
import { exit, UsageError } from '../exit.ts';

export type KafkaOptions = {
  /** The words after `kafka`. */
  readonly words: readonly string[];
  readonly brokers: string | undefined;
  readonly kafka: string | undefined;
};

export async function runKafka(options: KafkaOptions): Promise<number> {
  const [order = '', ...rest] = options.words;
  const places = placesFrom(process.env);
  try {
    if (order === 'tool') return await tool(rest, places);
    if (rest.length > 0) throw new UsageError(`kafka ${visible(order, 20)} takes no ${visible(rest[0]!, 60)}.`);
    if (order !== 'start' && (options.brokers ?? options.kafka) !== undefined) {
      throw new UsageError('--brokers and --kafka are for kafka start.');
    }
    if (order === 'start') return await start(options, places);
    if (order === 'stop') return await stop(places);
    if (order === 'status') return await status(places);
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    // A library may still wait for an engine that is gone. We don't.
    setTimeout(() => process.exit(), 1_000).unref();
    throw new UsageError(visible(error.message, 600), exit.inconclusive);
  }
  throw new UsageError('kafka takes start, stop, status or tool: ./workbook kafka start starts one.');
}

async function start(options: KafkaOptions, places: Places): Promise<number> {
  const brokers = brokersOf(options.brokers);
  const before = await playing(places);
  if (before !== null && before.answering.length > 0) {
    if (options.brokers !== undefined && before.bootstrap.length !== brokers) {
      throw new UsageError(`${before.description} is up already: ./workbook kafka stop ends it first.`, exit.fail);
    }
    print([`It is up already: ${before.description}.`, '', ...connecting(before)]);
    return exit.pass;
  }
  const began = performance.now();
  const stopping = new AbortController();
  const abort = (): void => stopping.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, abort);
  try {
    const { backend, reason } = await chooseBackend(wantedOf(options.kafka), places, { mayInstall: true });
    if (backend === null) throw new BackendError(reason);
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    const started = await startPlaying(backend, places, { brokers, signal: stopping.signal, say });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    print([`${started.description}, is up in ${seconds} s.`, '', ...connecting(started)]);
    return exit.pass;
  } catch (error) {
    if (stopping.signal.aborted) throw new BackendError('The start was stopped, and nothing of it is left.');
    throw error;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeListener(signal, abort);
  }
}

async function stop(places: Places): Promise<number> {
  const was = await stopPlaying(places);
  print([was ? 'The Kafka of this workbook is ended, and its data is gone.' : 'No Kafka of this workbook is up.']);
  return exit.pass;
}

/** 0 when every broker answers, 1 when not. */
async function status(places: Places): Promise<number> {
  const found = await playing(places);
  if (found === null) {
    print(['No Kafka of this workbook is up. ./workbook kafka start starts one.']);
    return exit.fail;
  }
  const silent = found.bootstrap.filter((address) => !found.answering.includes(address));
  if (silent.length === 0) {
    print([`${found.description}: up.`, '', ...connecting(found)]);
    return exit.pass;
  }
  print([
    `${found.description}: ${silent.join(', ')} does not answer.`,
    '',
    `  again   ./workbook kafka stop, then start`,
  ]);
  return exit.fail;
}

/** Gives the terminal to one of Kafka's own tools. */
async function tool([name = '', ...args]: readonly string[], places: Places): Promise<number> {
  if (!isToolName(name)) {
    const known = Object.keys(toolClasses).join(', ');
    const what = name === '' ? 'needs a name' : `knows no ${visible(name, 60)}`;
    throw new UsageError(`kafka tool ${what}. It has ${known}.`);
  }
  const line = await playingTool(places, name, args, process.stdin.isTTY);
  return new Promise((resolve, reject) => {
    // Ctrl-C reaches the tool from the terminal; it ends in order, and then we do.
    process.on('SIGINT', () => {});
    const child = spawn(line.command, [...line.args], { stdio: 'inherit' });
    process.once('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', () =>
      reject(new BackendError(`${line.command} can't be started: ./workbook doctor says more.`)),
    );
    child.once('exit', (code) => resolve(code === 0 ? exit.pass : exit.fail));
  });
}

function connecting({ bootstrap }: Playing): readonly string[] {
  return [
    `  bootstrap   ${bootstrap.join(',')}`,
    '  write       ./workbook kafka tool console-producer --topic orders',
    '  read        ./workbook kafka tool console-consumer --topic orders --from-beginning',
    '  end         ./workbook kafka stop, which throws its data away',
  ];
}

function brokersOf(text: string | undefined): BrokerCount {
  if (text === undefined || text === '1') return 1;
  if (text === '3') return 3;
  throw new UsageError(`--brokers is 1 or 3, not ${visible(text, 60)}.`);
}

function wantedOf(text: string | undefined) {
  if (text === undefined) return null;
  const wanted = readWanted(text);
  if (wanted === null || wanted.name === 'external') {
    throw new UsageError(`kafka start takes --kafka local or --kafka container, not ${visible(text, 60)}.`);
  }
  return wanted;
}

const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

/** Kafka's tools as Java programs of this machine, out of the jars in KAFKA_HOME, against any cluster. */
import type { Readable } from 'node:stream';
import type { KafkaHome } from './kafka-home.ts';
import type { Keeper } from './keeper.ts';
import type { CommandLine, ToolName, ToolOptions, ToolResult, Tools } from './tools.ts';
import { toolClasses } from './tools.ts';

const mostText = 64 * 1024 * 1024;

export class JavaTools implements Tools {
  readonly #home: KafkaHome;
  readonly #keeper: Keeper;
  readonly #bootstrap: readonly string[];

  constructor(home: KafkaHome, keeper: Keeper, bootstrap: readonly string[]) {
    this.#home = home;
    this.#keeper = keeper;
    this.#bootstrap = bootstrap;
  }

  async run(tool: ToolName, args: readonly string[], options: ToolOptions = {}): Promise<ToolResult> {
    const line = toolCommand(this.#home, tool, args, this.#bootstrap);
    options.signal?.throwIfAborted();
    const child = this.#keeper.spawn(
      line.command,
      line.args,
      options.input === undefined ? {} : { input: options.input },
    );
    const end = (): void => void child.end();
    options.signal?.addEventListener('abort', end, { once: true });
    try {
      const [status, stdout, stderr] = await Promise.all([child.ended, textOf(child.stdout), textOf(child.stderr)]);
      options.signal?.throwIfAborted();
      return { status: typeof status === 'number' ? status : 128, stdout, stderr };
    } finally {
      options.signal?.removeEventListener('abort', end);
    }
  }
}

/** The command line of a tool, for whoever runs it. */
export function toolCommand(
  home: KafkaHome,
  tool: ToolName,
  args: readonly string[],
  bootstrap: readonly string[],
): CommandLine {
  const { name, bootstrap: takesBootstrap } = toolClasses[tool];
  const all = takesBootstrap ? ['--bootstrap-server', bootstrap.join(','), ...args] : args;
  return home.commandLine({ mainClass: name, archive: tool === 'storage' ? 'server' : 'tools', args: all });
}

async function textOf(stream: Readable | null): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream ?? []) {
    const bytes = piece as Buffer;
    if (length < mostText) pieces.push(bytes);
    length += bytes.length;
  }
  return Buffer.concat(pieces).toString('utf8');
}

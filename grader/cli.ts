/**
 * The command line: reads the words, calls a command, and ends with its status. Nothing below reads the environment.
 */
import { parseArgs } from 'node:util';
import { visible } from './channel/visible.ts';
import { exit, UsageError } from './exit.ts';
import { helpText } from './commands/help.ts';
import type { Tier } from './reports/result.ts';
import { tiers } from './reports/result.ts';

const flags = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  workbook: { type: 'string' },
  seed: { type: 'string' },
  tier: { type: 'string' },
  replay: { type: 'string' },
  json: { type: 'string' },
  junit: { type: 'string' },
  inspect: { type: 'boolean' },
  record: { type: 'boolean' },
  open: { type: 'boolean' },
  brokers: { type: 'string' },
  kafka: { type: 'string' },
} as const;

type Flags = ReturnType<typeof read>['values'];

/** The flags that each command takes. */
const takes: { readonly [command: string]: readonly (keyof typeof flags)[] } = {
  '': [],
  check: ['workbook', 'seed', 'tier', 'replay', 'json', 'junit', 'inspect', 'kafka'],
  verify: ['tier', 'record'],
  lesson: ['open'],
  hint: [],
  solution: [],
  predict: [],
  reset: [],
  update: [],
  doctor: [],
  kafka: ['brokers', 'kafka'],
};

async function main(words: readonly string[]): Promise<number> {
  // What stands after these two words is the tool's.
  if (words[0] === 'kafka' && words[1] === 'tool') return kafka({ words: words.slice(1) });
  const { values, positionals } = read(words);
  const [command = '', ...rest] = positionals;
  if (values.version === true) {
    const { versionText } = await import('./commands/version.ts');
    process.stdout.write(versionText());
    return exit.pass;
  }
  if (values.help === true || positionals[0] === 'help') {
    process.stdout.write(helpText());
    return exit.pass;
  }
  if (!Object.hasOwn(takes, command)) {
    throw new UsageError(`There is no command ${visible(command, 60)}. ./workbook --help lists them.`);
  }
  for (const flag of Object.keys(values) as (keyof typeof flags)[]) {
    if (!takes[command]!.includes(flag))
      throw new UsageError(`${command || 'Without a command'}, --${flag} means nothing.`);
  }
  return run(command, rest, values);
}

async function run(command: string, rest: readonly string[], values: Flags): Promise<number> {
  switch (command) {
    case 'check': {
      const { runCheck } = await import('./commands/check.ts');
      return runCheck({
        wanted: rest,
        workbook: values.workbook,
        seed: seedOf('seed', values.seed) ?? 1,
        tier: tierOf(values.tier),
        replay: seedOf('replay', values.replay),
        json: values.json,
        junit: values.junit,
        inspect: values.inspect ?? false,
        kafka: values.kafka,
      });
    }
    case 'verify': {
      const { runVerify } = await import('./commands/verify.ts');
      return runVerify({ tier: tierOf(values.tier), record: values.record ?? false });
    }
    case 'lesson': {
      const { runLesson } = await import('./commands/lesson.ts');
      return runLesson(rest, values.open ?? false);
    }
    case 'hint': {
      const { runHint } = await import('./commands/hint.ts');
      return runHint(rest);
    }
    case 'solution': {
      const { runSolution } = await import('./commands/solution.ts');
      return runSolution(rest);
    }
    case 'predict': {
      const { runPredict } = await import('./commands/predict.ts');
      return runPredict(rest);
    }
    case 'reset': {
      const { runReset } = await import('./commands/reset.ts');
      return runReset(rest);
    }
    case 'update': {
      const { runUpdate } = await import('./commands/update.ts');
      return runUpdate(rest);
    }
    case 'doctor': {
      const { runDoctor } = await import('./commands/doctor.ts');
      return runDoctor();
    }
    case 'kafka':
      return kafka({ words: rest, brokers: values.brokers, kafka: values.kafka });
    default: {
      const { runStart } = await import('./commands/start.ts');
      return runStart();
    }
  }
}

async function kafka(options: {
  readonly words: readonly string[];
  readonly brokers?: string | undefined;
  readonly kafka?: string | undefined;
}): Promise<number> {
  const { runKafka } = await import('./commands/kafka.ts');
  return runKafka({ brokers: undefined, kafka: undefined, ...options });
}

function read(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    const sentence = error instanceof Error ? error.message.split(/\. |\n/)[0]!.replace(/\.$/, '') : String(error);
    throw new UsageError(`${visible(sentence, 200)}. ./workbook --help lists what there is.`);
  }
}

function seedOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d{1,10}$/.test(text) && value <= 0xffffffff) return value;
  throw new UsageError(`--${flag} is a whole number from 0 to 4294967295, not ${visible(text, 60)}.`);
}

function tierOf(text: string | undefined): Tier {
  if (text === undefined) return 'learner';
  if (Object.hasOwn(tiers, text)) return text as Tier;
  throw new UsageError(`--tier is one of ${Object.keys(tiers).join(', ')}, not ${visible(text, 60)}.`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError;
  process.stderr.write(
    isUsage ? `${error.message}\n` : `The workbook failed: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = isUsage ? error.status : exit.usage;
}

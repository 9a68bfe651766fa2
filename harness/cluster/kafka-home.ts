/**
 * KAFKA_HOME: the jars of Apache Kafka, which Maven fetches once, and the class-data archives that make every later
 * start quick. An archive holds for one JVM, one class path and the very jars it was made with, so it is made here.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BackendError } from './backend.ts';
import { withFolderLock } from './folder-lock.ts';
import type { Java } from './java.ts';
import { hasMaven } from './java.ts';
import type { JvmOptions } from './jvm.ts';
import { archiveFile, jvmArgs } from './jvm.ts';
import type { Keeper } from './keeper.ts';
import { kafkaVersion } from './places.ts';
import type { CommandLine } from './tools.ts';

const pom = fileURLToPath(new URL('./jars/pom.xml', import.meta.url));
const unreachable = /Unknown host|Connection refused|Network is unreachable|timed out|Could not transfer/i;

export type InstallOptions = {
  readonly keeper: Keeper;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Runs a node and tools once with `record`, so that the archives are written. */
  readonly recordArchives: (home: KafkaHome) => Promise<void>;
};

export class KafkaHome {
  readonly folder: string;
  readonly java: Java;

  constructor(folder: string, java: Java) {
    this.folder = folder;
    this.java = java;
  }

  /** Whether the jars that we name are there, all of them. */
  get hasJars(): boolean {
    const copy = join(this.folder, 'libs', 'pom.xml');
    return existsSync(copy) && readFileSync(copy).equals(readFileSync(pom));
  }

  commandLine(options: Omit<JvmOptions, 'home' | 'classPath'>): CommandLine {
    const args = jvmArgs({ ...options, home: this.folder, classPath: this.#classPath() });
    return { command: this.java.path, args };
  }

  /** Fetches the jars if they are not there, and makes the archives if there are none for this Java. */
  async install(options: InstallOptions): Promise<void> {
    if (this.hasJars && this.#hasArchives()) return;
    mkdirSync(this.folder, { recursive: true });
    const waiting = (pid: number): void =>
      options.say(`Process ${pid} is installing Apache Kafka, this start waits for it.`);
    await withFolderLock(join(this.folder, 'install.lock'), { signal: options.signal, waiting }, async () => {
      if (!this.hasJars) await this.#fetch(options);
      if (!this.#hasArchives()) await this.#archive(options);
    });
  }

  /** The jars in a fixed order: an archive is for one class path, letter by letter. */
  #classPath(): string {
    const libs = join(this.folder, 'libs');
    const jars = readdirSync(libs).filter((name) => name.endsWith('.jar'));
    return jars
      .sort()
      .map((name) => join(libs, name))
      .join(':');
  }

  async #fetch({ keeper, signal, say }: InstallOptions): Promise<void> {
    const [libs, draft] = [join(this.folder, 'libs'), join(this.folder, 'libs.draft')];
    for (const folder of [libs, draft]) rmSync(folder, { recursive: true, force: true });
    say(
      `Fetching Apache Kafka ${kafkaVersion} by Maven into ${this.folder} (44 MB), once. With the next step: about a minute.`,
    );
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${draft}`];
    const args = ['--batch-mode', '--quiet', '--strict-checksums', '--file', pom, ...goal];
    const maven = keeper.spawn('mvn', args, {});
    const end = (): void => void maven.end();
    signal.addEventListener('abort', end, { once: true });
    let printed = '';
    for (const stream of [maven.stdout, maven.stderr])
      stream?.on('data', (text: Buffer) => (printed += text.toString('utf8')));
    const status = await maven.ended;
    signal.removeEventListener('abort', end);
    signal.throwIfAborted();
    if (status !== 0) throw new BackendError(mavenFailure(printed, this.folder));
    copyFileSync(pom, join(draft, 'pom.xml'));
    renameSync(draft, libs);
  }

  #hasArchives(): boolean {
    const stamp = join(this.folder, 'archives.stamp');
    return existsSync(stamp) && readFileSync(stamp, 'utf8') === this.#stamp();
  }

  #stamp(): string {
    return `${this.java.version}\n${this.#classPath()}\n`;
  }

  async #archive({ signal, say, recordArchives }: InstallOptions): Promise<void> {
    say('Recording which classes it loads, so that later starts are quicker: about 25 s, once.');
    for (const archive of ['server', 'tools'] as const) rmSync(archiveFile(this.folder, archive), { force: true });
    try {
      await recordArchives(this);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
    writeFileSync(join(this.folder, 'archives.stamp'), this.#stamp());
  }
}

/** What a first start would fetch, or why it can't. */
export async function installation(env: NodeJS.ProcessEnv): Promise<{ readonly missing: string } | null> {
  if (await hasMaven(env)) return null;
  const wayOut = 'install Maven (Debian: apt-get install maven; macOS: brew install maven), or set KAFKA_HOME';
  return { missing: `There are no Kafka jars here and no Maven to fetch them: ${wayOut}.` };
}

function mavenFailure(printed: string, folder: string): string {
  if (printed.includes('No space left')) return `No space is left for Kafka's jars in ${folder}: free 150 MB.`;
  const wayOut = 'try again with a network, or set KAFKA_HOME to a folder that has them';
  if (unreachable.test(printed)) return `Maven can't reach its repository for Kafka's jars: ${wayOut}.`;
  const first = /^\[ERROR\] (.{0,200})/m.exec(printed)?.[1] ?? 'it does not say why';
  return `Maven fails over Kafka's jars (${first.replace(/\.$/, '')}): ${wayOut}.`;
}

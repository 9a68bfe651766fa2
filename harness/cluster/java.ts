/** The machine's Java: JAVA_HOME's, or the one on the path. Kafka 4 needs 17 or later. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';

export type Java = { readonly path: string; readonly version: string };

const oldest = 17;
const wayOut =
  'install a JDK of 17 or later (Debian: apt-get install openjdk-17-jdk-headless; macOS: brew install openjdk)';

export async function findJava(env: NodeJS.ProcessEnv): Promise<Java | { readonly missing: string }> {
  const home = env['JAVA_HOME'];
  const path = home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
  const printed = await printedBy(path, ['-version'], env);
  const version = printed === null ? undefined : /version "([^"]+)"/.exec(printed)?.[1];
  if (version === undefined) return { missing: `There is no Java${path === 'java' ? '' : ` at ${path}`}: ${wayOut}.` };
  const major = Number.parseInt(version, 10);
  if (major < oldest) return { missing: `Java ${version} is too old for Kafka 4: ${wayOut}.` };
  return { path, version };
}

/** Whether Maven is there, which fetches Kafka's jars. */
export async function hasMaven(env: NodeJS.ProcessEnv): Promise<boolean> {
  return (await printedBy('mvn', ['--version'], env)) !== null;
}

function printedBy(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, [...args], { timeout: 20_000, env }, (error, stdout, stderr) =>
      resolve(error === null ? `${stdout}\n${stderr}` : null),
    );
  });
}

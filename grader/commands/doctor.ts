/** `doctor`: what this machine has of what the workbook can use, what is missing, and how to get it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseBackend } from '../../harness/cluster/choose.ts';
import { placesFrom } from '../../harness/cluster/places.ts';
import { visible } from '../channel/visible.ts';
import { exit } from '../exit.ts';
import { SubjectProcess } from '../judge/subject-process.ts';
import { defaultLimits } from '../judge/limits.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `needed`: without it nothing works; else what is left out is said. */
type Finding = {
  readonly name: string;
  readonly found: string | null;
  readonly needed: boolean;
  readonly wayOut: string;
};

export async function runDoctor(): Promise<number> {
  const findings = await Promise.all([node(), packages(), grader(), memoryLimit(), git(), java(), docker(), kafka()]);
  const width = Math.max(...findings.map((one) => one.name.length));
  const lines = findings.map((one) => `  ${markOf(one)} ${one.name.padEnd(width)}   ${one.found ?? one.wayOut}`);
  process.stdout.write(`\n${lines.join('\n')}\n\n${summary(findings)}\n`);
  return findings.some((one) => one.needed && one.found === null) ? exit.usage : exit.pass;
}

const markOf = (finding: Finding): string => (finding.found !== null ? '✓' : finding.needed ? '✗' : '–');

function summary(findings: readonly Finding[]): string {
  const missing = findings.filter((one) => one.needed && one.found === null);
  if (missing.length > 0) return `  Missing, and needed: ${missing.map((one) => one.name).join(', ')}.\n`;
  return '  All that the tasks need is here. What is marked – is for later or adds a safeguard.\n';
}

async function node(): Promise<Finding> {
  const found = `${process.version} on ${process.platform} ${process.arch}${isWsl() ? ', in WSL' : ''}`;
  return { name: 'Node', found, needed: true, wayOut: '' };
}

const isWsl = (): boolean => process.platform === 'linux' && existsSync('/proc/sys/fs/binfmt_misc/WSLInterop');

async function packages(): Promise<Finding> {
  const isThere = ['acorn', 'typescript-7'].every((name) => existsSync(join(root, 'node_modules', name)));
  const wayOut = 'not installed. npm start installs them.';
  return { name: 'packages', found: isThere ? 'installed' : null, needed: true, wayOut };
}

/** Starts a subject as a check does, and stops it. */
async function grader(): Promise<Finding> {
  const subject = new SubjectProcess({ limits: defaultLimits });
  const start = performance.now();
  try {
    await subject.ready;
    const found = `a part's process is ready in ${Math.round(performance.now() - start)} ms`;
    return { name: 'grader', found, needed: true, wayOut: '' };
  } catch (error) {
    const reason = visible(error instanceof Error ? error.message : String(error), 200);
    return { name: 'grader', found: null, needed: true, wayOut: `a part's process does not start: ${reason}` };
  } finally {
    await subject.stop();
  }
}

async function memoryLimit(): Promise<Finding> {
  const found = process.platform === 'linux' ? await firstLine('prlimit', ['--version']) : null;
  const wayOut =
    process.platform === 'linux'
      ? 'no prlimit: a part that fills the memory is stopped by its heap limit alone. It is in the package util-linux.'
      : 'only on Linux: elsewhere a part that fills the memory is stopped by its heap limit alone.';
  return { name: 'memory limit', found, needed: false, wayOut };
}

async function git(): Promise<Finding> {
  const found = await firstLine('git', ['--version']);
  return { name: 'git', found, needed: false, wayOut: 'not found. It keeps your own history; reset can do without.' };
}

async function java(): Promise<Finding> {
  const found = await firstLine('java', ['-version']);
  const wayOut = 'not found. A real Kafka needs Java 17 or later, or Docker.';
  return { name: 'Java', found, needed: false, wayOut };
}

async function docker(): Promise<Finding> {
  const found = await firstLine('docker', ['info', '--format', 'engine {{.ServerVersion}}']);
  const wayOut = 'no engine answers. A real Kafka needs Docker, or Java 17 or later.';
  return { name: 'Docker', found, needed: false, wayOut };
}

/** The Kafka that checks would use as things are. */
async function kafka(): Promise<Finding> {
  const { backend, reason } = await chooseBackend(null, placesFrom(process.env), { mayInstall: false });
  const found =
    backend === null ? null : `a real one can be started, ${backend.name === 'local' ? 'as processes' : 'in Docker'}`;
  return { name: 'Kafka', found, needed: false, wayOut: reason ?? '' };
}

function firstLine(command: string, flags: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, [...flags], { timeout: 5_000 }, (error, stdout, stderr) => {
      const text = `${stdout}\n${stderr}`.trim().split('\n')[0] ?? '';
      resolve(error === null && text !== '' ? visible(text, 100) : null);
    });
  });
}

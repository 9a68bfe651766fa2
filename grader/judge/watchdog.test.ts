/** Our subjects end with us, however we end and whatever they do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const driver = new URL('./subject-process.ts', import.meta.url).href;
const limits = new URL('./limits.ts', import.meta.url).href;
const loader = new URL('./load-part.ts', import.meta.url).href;

/** A judge that starts a subject, sets it looping for ever, and says its process id. */
const program = `
  const { SubjectProcess } = await import(${JSON.stringify(driver)});
  const { debuggerLimits } = await import(${JSON.stringify(limits)});
  const { loadPart } = await import(${JSON.stringify(loader)});
  const subject = new SubjectProcess({ limits: debuggerLimits });
  await subject.ready;
  const source = 'export const murmur2 = (() => { for (;;); })();';
  void loadPart(subject, '2.1', [{ task: '2.1', source }], debuggerLimits).catch(() => {});
  setTimeout(() => console.log(subject.pid), 100);
  if (process.argv[1] === 'throws') setTimeout(() => { throw new Error('on purpose'); }, 200);
`;

/** One that has ended and that nobody has asked about yet counts as gone. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
};

async function isGoneSoon(pid: number): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    if (!isAlive(pid)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  process.kill(pid, 'SIGKILL');
  return false;
}

test.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'throws'])(
  'a subject that loops ends when its judge does: %s',
  async (how) => {
    const flags = ['--no-warnings', '--input-type=module-typescript', '-e', program, how];
    const judge = spawn(process.execPath, flags, {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [pid] = (await once(createInterface({ input: judge.stdout }), 'line')) as [string];
    expect(isAlive(Number(pid))).toBe(true);
    const closed = once(judge, 'exit');
    if (how !== 'throws') judge.kill(how as NodeJS.Signals);
    await closed;
    expect(await isGoneSoon(Number(pid))).toBe(true);
  },
);

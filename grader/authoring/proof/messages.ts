/**
 * What the checks say of each mutant, stored for review as a diff: a file a task in grader/mutants/messages/. Numbers
 * and bytes are masked, since they change with every seed; words, lines and their order stay.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { PartId } from '../../../harness/contract/parts.ts';
import { nameOf } from '../../../harness/contract/parts.ts';
import { replaceFile } from '../../stubs/workbook-file.ts';
import type { Complaint } from '../complaint.ts';
import { root } from '../root.ts';
import type { Caught } from './mutants.ts';
import type { Proof } from './proof.ts';
import { counted } from './proof.ts';

const messagesPath = 'grader/mutants/messages';
const record = 'See whether it says it better, and keep it: ./workbook verify --record';

/** The stored text: a section for each mutant of a task. */
export function messagesText(task: PartId, caught: readonly Caught[]): string {
  return [`# ${task} ${nameOf(task)}`, ...caught.map(sectionText)].join('\n\n') + '\n';
}

function sectionText({ mutant, check }: Caught): string {
  const cause = check.cause === undefined ? '' : `, ${check.cause}`;
  const message = masked(check.message ?? '')
    .split('\n')
    .map((line) => `    ${line}`.trimEnd());
  return [`## ${mutant.name}`, '', mutant.wrong, '', `✗ ${task(check, mutant.task)}${cause}`, '', ...message].join(
    '\n',
  );
}

const task = (check: Caught['check'], id: PartId): string => `${id}/${check.id} ${check.title}`;

/**
 * Masks what depends on the seed: numbers of two digits and more, hashes in a column, bytes, texts of random keys.
 * Numbers that a sentence is about, such as 2^53, stay.
 */
export function masked(message: string): string {
  return message
    .replaceAll(/^( *)[0-9a-f]{2}(?: [0-9a-f]{2})*$/gm, '$1NN …')
    .replaceAll(/\b[0-9a-f]{2}(?: [0-9a-f]{2})+\b|(?<=\()[0-9a-f]{2}(?=\))|(?<= {2})[0-9a-f]{2}$/gm, 'NN …')
    .replaceAll(/"(?:[^"\\\n]|\\.)*"/g, (text) => (/^"[a-z][a-z ().<>=;-]*"$/i.test(text) ? text : '"…"'))
    .replaceAll(/(?<= {2})(?:0x[0-9a-f]+|-?\d+)(?=$| {2})/gm, 'N')
    .replaceAll(/(?<![\w.^])-?\d{2,}(?:\.\d+)?(?!\w)/g, 'N')
    .replaceAll(/ *\^[\^ ]*$/gm, '    ^^')
    .replaceAll(/█+/g, '█')
    .replaceAll(/(?<=\S) {2,}/g, '   ')
    .replaceAll(/^ {3,}(?=\S)/gm, '    ');
}

/** Compares with the stored texts below `folder`, or with `write` makes them these. */
export function proveMessages(caught: readonly Caught[], write: boolean, folder: string = root): Proof {
  const tasks = [...new Set(caught.map(({ mutant }) => mutant.task))];
  const fresh = new Map(
    tasks.map((id) => [
      `${id}.txt`,
      messagesText(
        id,
        caught.filter(({ mutant }) => mutant.task === id),
      ),
    ]),
  );
  const paths = pathsIn([...fresh.values()]);
  const stored = storedTexts(join(folder, messagesPath));
  if (write) {
    for (const [name, text] of fresh) replaceFile(folder, `${messagesPath}/${name}`, Buffer.from(text));
    for (const name of stored.keys()) if (!fresh.has(name)) rmSync(join(folder, messagesPath, name));
  }
  const differing = [...new Set([...fresh.keys(), ...stored.keys()])].filter(
    (name) => fresh.get(name) !== stored.get(name),
  );
  const complaints = write ? [] : differing.map((name) => difference(name, fresh.get(name), stored.get(name)));
  const proved = `${counted(caught.length, 'message')} ${write ? `kept, ${counted(differing.length, 'file')} changed` : 'as stored'}`;
  return { complaints: [...paths, ...complaints], proved };
}

function storedTexts(folder: string): ReadonlyMap<string, string> {
  try {
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
}

function difference(name: string, fresh: string | undefined, stored: string | undefined): Complaint {
  const where = `${messagesPath}/${name}`;
  if (fresh === undefined) return { where, says: 'no mutant has these messages any more.', fix: record };
  if (stored === undefined) return { where, says: 'the messages are not stored yet.', fix: record };
  const [now, before] = [fresh.split('\n'), stored.split('\n')];
  const at = now.findIndex((line, i) => line !== before[i]);
  const line = at < 0 ? now.length : at;
  const section = now.slice(0, line + 1).findLast((text) => text.startsWith('## '));
  const says = `the message of "${(section ?? '## ?').slice(3)}" is another: "${(now[line] ?? '').trim()}".`;
  return { where: `${where}:${line + 1}`, says, fix: record };
}

function pathsIn(texts: readonly string[]): readonly Complaint[] {
  const own = [root, homedir()].filter((path) => path.length > 1);
  const found = own.find((path) => texts.some((text) => text.includes(path)));
  const says = `a message holds a path of this machine, ${found ?? ''}.`;
  return found === undefined ? [] : [{ where: messagesPath, says, fix: 'Show paths as they are in the workbook.' }];
}

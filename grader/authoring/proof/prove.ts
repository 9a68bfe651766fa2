/** The whole proof, part after part: each is handed on as soon as it is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartId } from '../../../harness/contract/parts.ts';
import { partIds, parts, pathOf } from '../../../harness/contract/parts.ts';
import { tasks } from '../../checks/all.ts';
import { solutionsFolder } from '../../judge/workbook.ts';
import { mutants } from '../../mutants/all.ts';
import type { Tier } from '../../reports/result.ts';
import type { FreshStub } from '../fresh-stubs.ts';
import { freshStubs } from '../fresh-stubs.ts';
import { withGenerated, writeWorkbook } from '../generated.ts';
import { root } from '../root.ts';
import { compareStubs } from '../stubs.ts';
import { Grading } from './grading.ts';
import { proveIds } from './ids.ts';
import type { Lesson } from './lessons.ts';
import { proveLessons } from './lessons.ts';
import { proveMessages } from './messages.ts';
import { proveMutants } from './mutants.ts';
import { provePoverty } from './poverty.ts';
import type { Proof } from './proof.ts';
import { proveSolutions } from './solutions.ts';
import { proveNothingStray } from './stray.ts';
import { proveStubs } from './stubs.ts';
import { proveTexts } from './texts.ts';

export type ProveOptions = {
  readonly tier: Tier;
  /** Stores the messages of the mutants instead of comparing them. */
  readonly record: boolean;
  readonly onProof: (name: string, proof: Proof) => void;
};

const published = partIds.filter((id) => parts[id].published);
const publishedTasks = tasks.filter((task) => parts[task.id].published);
const solutionOf = (id: PartId): string => readFileSync(join(solutionsFolder, pathOf(id)), 'utf8');

export async function prove({ tier, record, onProof }: ProveOptions): Promise<void> {
  const mutated = mutants.map((mutant) => mutant.task);
  onProof('ids', proveIds({ parts: partIds, published, checked: tasks.map((task) => task.id), mutated }));
  const folderOf = (id: PartId): string => `grader/checks/${parts[id].chapter}`;
  onProof(
    'texts',
    proveTexts(
      publishedTasks.map((task) => ({ task, folder: folderOf(task.id) })),
      mutants,
    ),
  );
  onProof('lessons', proveLessons(lessons()));
  onProof('files', proveNothingStray(root, partIds.map(pathOf), published.map(pathOf)));
  const stubs = await freshStubs();
  await withGenerated(async (folder) => {
    await using grading = new Grading();
    onProof('stubs', await stubsProof(grading, join(folder, 'stubs'), stubs));
    const tiers: readonly Tier[] = tier === 'nightly' ? ['class', 'nightly'] : ['class', 'learner'];
    const { solutions, aims } = await proveSolutions(grading, solutionsFolder, tasks, tiers);
    onProof('solutions', solutions);
    onProof('aims', aims);
    onProof('poverty', await provePoverty(grading, join(folder, 'poor'), publishedTasks));
    const proof = await proveMutants(grading, { mutants, tasks, solutionOf, folder });
    onProof('mutants', proof);
    onProof('messages', proveMessages(proof.caught, record));
  });
}

async function stubsProof(grading: Grading, folder: string, stubs: readonly FreshStub[]): Promise<Proof> {
  writeWorkbook(
    folder,
    stubs.map(({ path, text }) => [path, text] as const),
  );
  const proof = await proveStubs(grading, folder, publishedTasks);
  const differing = compareStubs(root, stubs).map(({ where, says }) => `${where}: ${says}`);
  return { ...proof, notes: differing };
}

/** The lesson of each chapter that has a published task. */
function lessons(): readonly Lesson[] {
  const chapters = [...new Set(published.map((id) => parts[id].chapter))];
  return chapters.map((chapter) => {
    const path = `chapters/${chapter}/lesson.md`;
    const file = join(root, path);
    const ids = published.filter((id) => parts[id].chapter === chapter);
    return {
      path,
      text: existsSync(file) ? readFileSync(file, 'utf8') : null,
      tasks: ids.map((id) => ({ id, file: parts[id].file, solution: solutionOf(id) })),
    };
  });
}

/**
 * Watch: grades on each save, and shows the task that is under way. Runs until q or Ctrl-C, and leaves nothing behind.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartId } from '../../harness/contract/parts.ts';
import { parts, pathOf } from '../../harness/contract/parts.ts';
import { taskOf, tasks } from '../checks/all.ts';
import { KafkaForChecks } from '../commands/kafka-for-checks.ts';
import { resetTask } from '../commands/reset.ts';
import { grade } from '../judge/grade.ts';
import { defaultLimits } from '../judge/limits.ts';
import { Spares } from '../judge/spares.ts';
import { chaptersFolder, solutionsFolder } from '../judge/workbook.ts';
import { lessonFrom, lessonOf } from '../lesson/chapter-lesson.ts';
import { solutionText } from '../lesson/solution-text.ts';
import { terminalMarkdown } from '../lesson/terminal-markdown.ts';
import { changePage, pageOf, readNotebook } from '../progress/notebook.ts';
import { knownStates, noteVerdict, stateFolder } from '../progress/standing.ts';
import { differenceText } from '../reports/difference.ts';
import { plain, styleFor } from '../reports/style.ts';
import { workbookRoot } from '../stubs/base.ts';
import { readManifest } from '../stubs/manifest.ts';
import { editedSolutions } from '../stubs/solutions.ts';
import { firstTypeError } from '../types/note.ts';
import { FileWatch } from './file-watch.ts';
import type { Action, Known, Order, State } from './model.ts';
import { entryOf, opened, update } from './model.ts';
import { Screen } from './screen.ts';
import type { Texts } from './view.ts';
import { viewOf } from './view.ts';

const published = tasks.filter((task) => parts[task.id].published);
const hintsOf = (id: PartId): number => taskOf(id).hints.length;

class Watch {
  readonly #screen = new Screen(process.stdin, process.stdout);
  readonly #style = styleFor(process.stdout, process.env['NO_COLOR']);
  readonly #spares = new Spares({ limits: defaultLimits });
  readonly #done: Promise<void>;
  #finish: () => void = () => {};
  #state: State;
  #run: AbortController | null = null;
  #files: FileWatch | null = null;

  constructor() {
    this.#done = new Promise((resolve) => (this.#finish = resolve));
    this.#state = opened(knownEntries()).state;
  }

  async run(): Promise<void> {
    this.#spares.prepare();
    this.#screen.open(
      (key) => this.#act({ is: 'key', key }),
      () => this.#draw(),
    );
    const ends = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of ends) process.on(signal, this.#finish);
    const paths = published.map((task) => pathOf(task.id));
    this.#files = new FileWatch(chaptersFolder, paths, (path) => this.#saved(path));
    this.#carryOut({ do: 'grade', id: this.#state.current });
    const edited = editedSolutions(workbookRoot);
    if (edited !== null) this.#act({ is: 'said', sentence: edited });
    try {
      await this.#done;
    } finally {
      for (const signal of ends) process.off(signal, this.#finish);
      this.#files.close();
      this.#run?.abort();
      this.#screen.close();
      await this.#spares.close();
    }
  }

  #saved(path: string): void {
    const task = published.find((one) => pathOf(one.id) === path);
    if (task !== undefined) this.#act({ is: 'saved', id: task.id });
  }

  #act(action: Action): void {
    const { state, orders } = update(this.#state, action, hintsOf);
    this.#state = state;
    this.#draw();
    for (const order of orders) this.#carryOut(order);
  }

  #draw(): void {
    const frame = { columns: this.#screen.columns, rows: this.#screen.rows, style: this.#style };
    this.#screen.draw(viewOf(this.#state, frame, this.#texts));
  }

  #carryOut(order: Order): void {
    if (order.do === 'quit') return this.#finish();
    if (order.do === 'grade') return void this.#grade(order.id);
    if (order.do === 'note') return this.#note(order.id);
    this.#reset(order.id);
  }

  #note(id: PartId): void {
    const { hints, asked, prediction } = entryOf(this.#state, id);
    try {
      changePage(stateFolder, id, () => ({ hints, asked, prediction }));
    } catch (error) {
      this.#act({ is: 'said', sentence: `.workbook cannot be written: ${sentenceOf(error)}` });
    }
  }

  #reset(id: PartId): void {
    try {
      const [, where = ''] = resetTask(workbookRoot, id, readManifest(), new Date());
      this.#act({ is: 'said', sentence: where });
    } catch (error) {
      this.#act({ is: 'said', sentence: sentenceOf(error) });
    }
  }

  /** A newer save ends an older run. */
  async #grade(id: PartId): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    const text = sourceOf(chaptersFolder, id);
    try {
      await grade({
        folder: chaptersFolder,
        shownFolder: 'chapters',
        tasks: [{ task: taskOf(id), checks: checksOf(id, false) }],
        seed: 1,
        tier: 'learner',
        limits: defaultLimits,
        spares: this.#spares,
        impatient: true,
        signal: run.signal,
        onTask: (result, extra) => {
          if (run.signal.aborted) return;
          this.#act({ is: 'graded', id, graded: { result, extra } });
          noteVerdict(result, text);
        },
      });
      if (run.signal.aborted) return;
      this.#spares.prepare();
      const note = await firstTypeError([id]);
      if (run.signal.aborted) return;
      this.#act({ is: 'types', note });
      if (entryOf(this.#state, id).state === 'passed') await this.#gradeReal(id, run.signal);
    } catch (error) {
      if (run.signal.aborted) return;
      this.#act({
        is: 'said',
        sentence: `The grader failed: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }

  /** The checks against a real Kafka, if one is up, when all others have passed. */
  async #gradeReal(id: PartId, signal: AbortSignal): Promise<void> {
    const checks = checksOf(id, true);
    const kafka = new KafkaForChecks(undefined);
    try {
      if (checks.length === 0 || (await kafka.missing()) !== null) return;
      await grade({
        folder: chaptersFolder,
        shownFolder: 'chapters',
        tasks: [{ task: taskOf(id), checks }],
        seed: 1,
        tier: 'learner',
        limits: defaultLimits,
        spares: this.#spares,
        signal,
        kafka,
        onTask: (result) => {
          if (!signal.aborted) this.#act({ is: 'real', id, checks: result.checks });
        },
      });
    } finally {
      await kafka.close();
    }
  }

  readonly #texts: Texts = {
    lesson: ({ id }, columns) => {
      const lesson = lessonOf(id, chaptersFolder);
      if (lesson === null) return `  There is no lesson at chapters/${parts[id].chapter}/lesson.md.`;
      return terminalMarkdown(lessonFrom(id, lesson), columns, this.#style);
    },
    hints: ({ id }) => taskOf(id).hints,
    prediction: ({ id }) => taskOf(id).prediction ?? null,
    solution: ({ id }) => {
      const difference = differenceText(
        sourceOf(chaptersFolder, id) ?? '',
        solutionText(sourceOf(solutionsFolder, id) ?? ''),
        this.#style,
        this.#style === plain,
      );
      return difference === '' ? '  Your file is the same as the solution.' : difference;
    },
  };
}

/** The ids of a task's checks, either those against a real Kafka or the others. */
const checksOf = (id: PartId, real: boolean): readonly string[] =>
  taskOf(id).checks.flatMap((check) => ((check.kind === 'kafka') === real ? [check.id] : []));

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What is known of each task from before: its verdict, and the learner's notes. */
function knownEntries(): readonly Known[] {
  const { notebook } = readNotebook(stateFolder);
  return knownStates().map((one) => ({ ...one, ...pageOf(notebook, one.id) }));
}

function sourceOf(folder: string, id: PartId): string | null {
  try {
    return readFileSync(join(folder, pathOf(id)), 'utf8');
  } catch {
    return null;
  }
}

/** Runs until the learner leaves. */
export async function runWatch(): Promise<void> {
  await new Watch().run();
}

/** A chapter's lesson on disk, and where in it a task is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartId } from '../../harness/contract/parts.ts';
import { parts } from '../../harness/contract/parts.ts';

/** The lesson of a task's chapter as Markdown, or null when it is not there. */
export function lessonOf(id: PartId, chaptersFolder: string): string | null {
  try {
    return readFileSync(join(chaptersFolder, parts[id].chapter, 'lesson.md'), 'utf8');
  } catch {
    return null;
  }
}

/** The lesson from the section of a task on: the heading before its line `**Task 2.1**`. The rest comes after it. */
export function lessonFrom(id: PartId, lesson: string): string {
  const at = lesson.indexOf(`**Task ${id}**`);
  const heading = at < 0 ? -1 : lesson.lastIndexOf('\n### ', at);
  return heading < 0 ? lesson : lesson.slice(heading + 1);
}

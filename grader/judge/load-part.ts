/** Loads a part in a subject, and says in a failure why it did not load. */
import type { Contract } from '../../harness/contract/descriptor.ts';
import type { PartId } from '../../harness/contract/parts.ts';
import { parts } from '../../harness/contract/parts.ts';
import { visible } from '../channel/visible.ts';
import { decodeError, placeOf } from './effects.ts';
import { ProtocolError, SubjectEnded } from './ended.ts';
import type { Failure } from './failure.ts';
import type { Limits } from './limits.ts';
import {
  endedFailure,
  exportFailure,
  loadErrorFailure,
  refusedFailure,
  syntaxFailure,
  threwFailure,
} from './part-failures.ts';
import { withoutOurPaths } from './our-paths.ts';
import type { SubjectProcess } from './subject-process.ts';
import type { Source } from './workbook.ts';

const noAnswer = 'it sent no answer to a load';

/** Loads a task's module as copy number `instance`; null when it is there with all that its contract names. */
export async function loadPart(
  subject: SubjectProcess,
  task: PartId,
  sources: readonly Source[],
  limits: Limits,
  instance = 0,
): Promise<Failure | null> {
  const contract: Contract = parts[task].contract;
  // A quoted line of the learner's may come back in an error; exports and places are short.
  subject.allowFrames(contract.frameLimit);
  try {
    const [failure] = await subject.exchange(
      { load: { task, instance, files: sources } },
      1,
      limits.loadMs,
      (answer) => {
        if (!Array.isArray(answer) || !Array.isArray(answer[0])) throw new ProtocolError(noAnswer);
        return failureOf(answer[0] as readonly unknown[], task, contract);
      },
    );
    return failure ?? null;
  } catch (error) {
    if (error instanceof SubjectEnded) return endedFailure(error, null);
    throw error;
  }
}

function failureOf(answer: readonly unknown[], task: PartId, contract: Contract): Failure | null {
  switch (answer[0]) {
    case 'loaded':
      return missingExport(answer.slice(1), task, contract);
    case 'refused':
      return refusedFailure(
        word(answer[1]),
        visible(word(answer[2]), 100),
        placeOf(answer[3], answer[4], answer[5]),
        task,
      );
    case 'syntax':
      return syntaxFailure(
        visible(withoutOurPaths(word(answer[1])), 300),
        placeOf(answer[2], answer[3], answer[4]),
        task,
      );
    case 'failed': {
      const error = decodeError(answer[1]);
      return error.todo === null ? loadErrorFailure(error, task) : threwFailure('load()', error);
    }
    default:
      throw new ProtocolError(noAnswer);
  }
}

function missingExport(found: readonly unknown[], task: PartId, contract: Contract): Failure | null {
  for (const [name, descriptor] of Object.entries(contract.exports)) {
    const entry = found.find((one) => Array.isArray(one) && one[0] === name) as readonly unknown[] | undefined;
    const kind = word(entry?.[1] ?? 'missing');
    const isRight = kind === descriptor.kind || (kind === 'function' && descriptor.kind === 'class');
    if (!isRight) return exportFailure(task, name, visible(kind, 30));
  }
  return null;
}

function word(value: unknown): string {
  if (typeof value !== 'string' || value.length > 1000) throw new ProtocolError('it sent something in place of a word');
  return value;
}

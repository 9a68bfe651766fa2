/** All tasks with their checks, in the order of the course. */
import type { PartId } from '../../harness/contract/parts.ts';
import { ping } from './00-toy/ping.ts';
import { customPartitioner } from './02-partitioner/custom-partitioner.ts';
import { defaultPartitioner } from './02-partitioner/default-partitioner.ts';
import { murmur2 } from './02-partitioner/murmur2.ts';
import { stickyPartitioner } from './02-partitioner/sticky-partitioner.ts';
import type { Task } from './check.ts';

export const tasks: readonly Task[] = [ping, murmur2, defaultPartitioner, stickyPartitioner, customPartitioner];

/** The declaration of a task's checks. */
export function taskOf(id: PartId): Task {
  const found = tasks.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no checks are declared for task ${id}`);
  return found;
}

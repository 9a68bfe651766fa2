/** All mutants, in the order of the course. */
import { toyMutants } from './00-toy.ts';
import { customPartitionerMutants } from './02-custom-partitioner.ts';
import { partitionerMutants } from './02-partitioner.ts';
import { stickyPartitionerMutants } from './02-sticky-partitioner.ts';
import type { Mutant } from './mutant.ts';

export const mutants: readonly Mutant[] = [
  ...toyMutants,
  ...partitionerMutants,
  ...stickyPartitionerMutants,
  ...customPartitionerMutants,
];

/** Hints and interview questions of task 2.2. */
import type { Question } from '../check.ts';

export const defaultPartitionerHints: readonly string[] = [];

export const defaultPartitionerQuestions: readonly Question[] = [];

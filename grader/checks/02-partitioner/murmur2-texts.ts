/** Hints and interview questions of task 2.1. */
import type { Question } from '../check.ts';

export const murmur2Hints: readonly string[] = [
  'Look at the lengths that fail, not at the numbers.',
  'Kafka reads the key four bytes at a time, lowest byte first. What is left over at the end is not a whole word and is treated apart.',
  'Of three bytes left over the third goes in shifted by 16, the second by 8, the first by 0; then one multiplication for all of them, and none when nothing is left.',
];

export const murmur2Questions: readonly Question[] = [
  {
    question:
      'A team adds partitions to a topic whose consumers rely on order by key. What breaks, and what would you do?',
    answer:
      "The hash stays, the remainder changes: most keys move, so a key's new records can be read before its old ones. Either drain the topic before the first write after the change, or write to a new topic with the wanted count and switch, or choose a partitioner with a fixed number of virtual buckets from the start.",
  },
];

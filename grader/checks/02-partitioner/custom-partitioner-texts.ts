/** Hints and interview questions of task 2.4. */
import type { Question } from '../check.ts';

export const customPartitionerHints: readonly string[] = [
  'Write down for n = 5 which numbers the VIP key and the others may get, and how many the others have. Then the same for n = 2 and n = 1.',
  'There are three ways through partition(), in this order: the record is refused; it goes to the last partition; it goes where its hash says among n - 1. A topic of one partition belongs to the second. The list of partitions is asked for its length alone.',
  'Refuse where keyBytes === null || typeof key !== "string", with a class whose name is InvalidRecordException. With others = partitions.length - 1, return others for the VIP key and where others is 0; else (murmur2(keyBytes) & 0x7fffffff) % others.',
];

export const customPartitionerQuestions: readonly Question[] = [
  {
    question:
      'A partitioner ends with Math.abs(murmur2(keyBytes) % (numPartitions - 2)), after a VIP key got numPartitions - 1. What is wrong with it?',
    answer:
      'A remainder by m is 0 to m - 1, so the others get 0 to n - 3 and partition n - 2 gets nothing: a seventh of a topic of 7 lies idle, and its consumer with it. With 3 partitions all others are in one. With 2 it divides by 0: an ArithmeticException in Java, thrown by send; in JavaScript NaN. With 1 partition it happens to work, since the remainder by -1 is 0. Math.abs is harmless here, after the remainder; before it, it is not: Math.abs(-2147483648) is negative in Java. The cure is n - 1, and a case for n = 1. Follow-up: which test would have found it? (Many keys, and no partition without records; for 1, 2 and 3 partitions too.)',
  },
  {
    question: 'The topic of the VIP customer gets an eighth partition. What happens to the order of the records?',
    answer:
      'The VIP key moves from partition 6 to 7, and its older records are left in 6, which now belongs to all. The others move too, since the remainder is by 7 in place of 6. So nothing has kept its place, as with any partitioner that counts partitions. Where it must not happen: give the VIP key partition 0 and the others 1 to n - 1, so that it stays at least; or a topic of its own, which can be sized, secured and kept for as long as it needs. Follow-up: what must a producer that has not seen the eighth partition yet be expected to do? (It goes on with 7 until its metadata is refreshed: metadata.max.age.ms, 5 minutes.)',
  },
  {
    question: 'Does a partition of its own make a key faster?',
    answer:
      'It takes away the queue before it: no record of another key stands in front. It does not give priority. The leader is the same broker as for other partitions, the producer has the same buffer and the same requests in flight, and a consumer that has this partition among others polls them all alike. To be faster it needs a consumer that is assigned this partition alone, which a group with a range or sticky assignor does not promise, or a topic and a group of its own. Follow-up: what if the VIP customer grows beyond one partition?',
  },
  {
    question: 'What happens in a Java producer when a partitioner throws, or gives a negative number?',
    answer:
      'An exception that is an ApiException, such as InvalidRecordException, is given to the callback and to the future that send returns. Any other, such as an ArithmeticException or a NullPointerException, is thrown by send itself, into code that seldom expects it. A negative number is an IllegalArgumentException with "The partitioner generated an invalid partition number". One that is too large is not refused at once: the record is kept for a partition that does not exist, and expires after delivery.timeout.ms. Follow-up: in which thread does partition run? (In the one that calls send, so it has to be quick and safe for several at a time.)',
  },
];

export const customPartitionerPrediction = {
  question:
    'The remainder is taken by n - 2. How do a million keys spread over 7 partitions, and what happens with 2 and with 1?',
  happened:
    'Partitions 0 to 4 get a fifth each, 5 gets nothing, 6 is for the VIP key. With 2 it divides by zero: an ArithmeticException in Java, NaN in JavaScript. With 1 all go to 0.',
};

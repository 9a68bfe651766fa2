/** Hints and interview questions of task 2.1. */
import type { Question } from '../check.ts';

export const murmur2Hints: readonly string[] = [
  'Look at the lengths that fail, not at the numbers. For one key, "order-4711", the lesson has the hash after each step: print yours beside it, as (hash >>> 0).toString(16).',
  'If every key is wrong, look at the arithmetic: a product has to keep its low 32 bits, and a shift to the right must not copy the sign. If only some lengths are wrong, look at what is left over after the last whole word.',
  'Math.imul multiplies as Java does, and >>> shifts zeroes in. Of three bytes left over the third goes in shifted by 16, the second by 8, the first by 0; then one multiplication for all of them, and none when nothing is left.',
];

export const murmur2Questions: readonly Question[] = [
  {
    question:
      'Two services, one in Java and one on librdkafka, write the same customer ids to a topic. A customer turns up in two partitions. Where do you look?',
    answer:
      "Four things must be equal: the serialized bytes of the key, the hash, what is done with its sign, and the number of partitions that each producer knows of. Take one key and compare them in this order; different bytes (a number as text here, as four bytes there) are the usual cause. If the bytes are equal it is the hash: librdkafka's default partitioner, consistent_random, is CRC32, and murmur2_random is the one that agrees with Java. What has been written stays where it is, so after the fix the customer is in two places until retention has passed. Follow-up: which of the four shows with half of the keys only?",
  },
  {
    question: 'Why does Kafka clear the sign bit of the hash, and not take Math.abs?',
    answer:
      'In Java Math.abs(Integer.MIN_VALUE) is negative, so one hash in four billion would give a negative partition; hash & 0x7fffffff never does. It is Utils.toPositive, and today it is part of the contract: for a negative hash the mask adds 2^31 where abs turns the sign, and the two remainders are equal only by chance. With 7 partitions six of seven keys with a negative hash would move. Follow-up: for which numbers of partitions would abs move no key? (1 and 2: only there is 2 × hash + 2^31 always a multiple.)',
  },
  {
    question: 'Why murmur2, and not MD5, or hashCode of the key?',
    answer:
      'The hash has to be quick, to spread similar keys, and to be the same in every process and language. hashCode belongs to an object in a JVM: for a byte array it is its identity, and no client in another language has it. MD5 would do, at many times the cost, and protects against nothing here: the partition is no secret. What counts most is that all producers agree, which is why the choice of 0.8.2 cannot be changed any more. Follow-up: what can somebody do to a topic who chooses the keys? (Fill one partition: murmur2 is easily inverted.)',
  },
  {
    question: 'A new release of your client library would bring a faster hash. What happens when you roll it out?',
    answer:
      'Each producer that has the new release sends nearly all of its keys elsewhere, while the others still send them where they were, so a key is written to two partitions at a time and its order is lost. In a compacted topic the old value of a key stays for ever in the old partition, since only a newer record in the same partition removes it. A join of two topics by key finds no partner any more, because both must be partitioned alike. So the hash is changed with the topic: write to a new topic and switch the consumers. Follow-up: which consumers would not notice at all?',
  },
];

export const murmur2Prediction = {
  question: 'Is (0x9747b28c * 0x5bd1e995) | 0 the number that Java gives, -695707780?',
  happened:
    'No: it is -695707648. A double keeps 53 bits of the product, so its low bits are lost before | 0 cuts it. Math.imul keeps them.',
};

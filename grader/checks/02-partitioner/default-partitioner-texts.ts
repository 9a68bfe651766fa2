/** Hints and interview questions of task 2.2. */
import type { Question } from '../check.ts';

export const defaultPartitionerHints: readonly string[] = [
  'There are two ways through partition(), and keyBytes decides which: null is no key, and zero bytes are one. Look first at which of the two fails.',
  'With a key nothing of the partitions counts but how many there are. Without one, make the list of those that may take a turn, and ask what has to be kept from call to call so that the next record of this topic goes to the next of them.',
  'Keep a number for each topic in a Map: begun with random.nextInt, one more after each record without a key. The place in the list of candidates is that number modulo the length of the list; what is returned is the partition that stands there, its number. The list is made anew in each call, since leaders come and go.',
];

export const defaultPartitionerQuestions: readonly Question[] = [
  {
    question:
      'A team adds partitions to a topic whose consumers rely on order by key. What breaks, and what would you do?',
    answer:
      "The hash stays, the remainder changes: from 7 to 8 partitions seven of eight keys move, and a key's new records can be read before its old ones, which stay where they are. Either drain the topic before the first write after the change, or write to a new topic with the wanted number and switch, or map keys to a fixed number of virtual buckets from the start. A compacted topic is worse off: the old value of a moved key is never removed. Follow-up: which keys do not move from 7 to 14, and why? (Half of them: those whose hash modulo 14 is below 7.)",
  },
  {
    question:
      'A partition has no leader. Why does a record with a key still go there, when one without a key does not?',
    answer:
      "A key promises its partition: if it went elsewhere for the seconds that an election takes, its records would stand in two partitions afterwards, and no consumer could tell their order. So the record waits in the producer's buffer until metadata names a leader, and fails with a TimeoutException after delivery.timeout.ms. A record without a key promised nothing, so every partition that has a leader will do. Kafka 4 does the same: BuiltInPartitioner.partitionForKey takes the key and the number of partitions, and nothing else. Follow-up: what does the waiting do to keys whose partitions are healthy? (The buffer is shared: once buffer.memory is full, send blocks for all of them.)",
  },
  {
    question: 'What has changed for records without a key in Kafka 2.4 and in 3.3, and why?',
    answer:
      'Until 2.3 they took turns, record by record, so that with 50 partitions 50 small batches were filled at a time. KIP-480 (2.4) stays with one partition until its batch is complete, which gives fewer and larger batches and lower latency. But a slow broker drains its batches late, they grow while they wait, and so it was sent more than the others. KIP-794 (3.3) moves on after batch.size bytes, or twice as many while a batch is not complete, and prefers partitions with short queues. Records with a key were not touched by either. Follow-up: what does RoundRobinPartitioner, still there in Kafka 4, do to records with a key? (It ignores the key.)',
  },
  {
    question: 'One partition of twelve has ten times the records of the others. What can it be, and what helps?',
    answer:
      'Compare the end offsets of the partitions, then count keys in the full one. One key may be hot (a big customer), or stand for many ("" or "unknown" in place of no key), or somebody names the partition in the record, or a partitioner of one\'s own is skewed. More partitions do not help: a key is in one of them, however many there are. A finer key does, if order is needed by order and not by customer; else the hot key can be split (acme#0 to acme#7) and put together again by the consumer, or be given a partition of its own. Follow-up: which of these changes keep the order of the records already sent?',
  },
  {
    question: 'A colleague sends "" as the key of records that have none. What happens?',
    answer:
      "An empty key is a key: murmur2 of no bytes is 275646681, so all these records go to one partition: 1 of 2, or 2 of 7. One consumer of the group reads them all and falls behind. With librdkafka's default partitioner nobody notices, since it treats an empty key as none. The fix is null, and for the records already there patience. Follow-up: what would log compaction do with them? (Keep the last one only: they have the same key.)",
  },
  {
    question: 'Two topics are to be joined by key, partition by partition. What must be true of their producers?',
    answer:
      'Both topics need the same number of partitions, the same serializer for the key, and the same partitioner in every producer: then equal keys are in partitions of equal number, and one consumer that is assigned both sees both sides. Kafka Streams calls this co-partitioning. It checks the number of partitions and fails with a TopologyException when they differ; what the producers do it cannot see, and a difference shows as missing results. Follow-up: one of the topics is to get more partitions. What do you do?',
  },
];

export const defaultPartitionerPrediction = {
  question: 'From 7 partitions to 8: how many of the keys "order-4711" to "order-4720" keep their partition?',
  happened: 'Three of the ten. Of many keys one in eight does: the remainders agree for 7 numbers in 56.',
};

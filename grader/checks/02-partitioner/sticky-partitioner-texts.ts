/** Hints and interview questions of task 2.3. */
import type { Question } from '../check.ts';

export const stickyPartitionerHints: readonly string[] = [
  'partition() asks and appended() tells: look at what has to be known in one and is learnt in the other. For each topic that is a partition, and the bytes that went there since it was drawn.',
  'Keep a Map from topic to that pair. partition() without a key returns the partition of the pair, and makes a pair where there is none. appended() adds the bytes, asks how many are enough with these batches, and takes the pair away when there are as many. It never draws: it does not know the partitions.',
  'Enough is batchesFull ? batchSize : 2 * batchSize, and bytes >= enough ends the stay: delete the pair from the Map. News for another partition than that of the pair changes nothing. The draw is choices[random.nextInt(choices.length)], the number of the partition that stands there; choices are the partitions with a leader, or all when none has.',
];

export const stickyPartitionerQuestions: readonly Question[] = [
  {
    question: 'Why does Kafka send records without a key to one partition for a while, when turns spread them evenly?',
    answer:
      'A request carries batches, one a partition, and each batch has a header, a compression of its own, an append and an offset assigned at the broker. By turns over 50 partitions, 50 records that come within linger.ms make 50 batches of one record; with one partition for a while they make one batch of 50. So there are fewer requests, better compression, and lower latency, since a batch is full sooner than linger.ms. Over time the partitions are as even: only the order in which they get theirs has changed. Follow-up: when does it make no difference? (When each partition fills its batches within linger.ms anyway.)',
  },
  {
    question: 'Kafka 2.4 left a partition when its batch was gone, Kafka 3.3 counts bytes. What went wrong in between?',
    answer:
      'A new batch is needed when the one before has been sent or is full. A quick broker takes a batch as soon as linger.ms allows, after a record or two; a slow one has its requests in flight, the batch waits and grows up to batch.size. Both are chosen equally often, but a choice of the slow one was worth up to 16 KB and one of a quick one a few records, so the slowest broker got the most, which made it slower (KAFKA-10888). KIP-794 counts bytes: between one and two times batch.size go to each choice, whatever the broker does; and with partitioner.adaptive.partitioning.enable partitions with long queues are drawn less often. Follow-up: why does it not simply leave at batch.size, batch complete or not?',
  },
  {
    question:
      'A producer sends a few records a minute without a key. One partition has all of them for an hour. Is that a fault?',
    answer:
      'No. A stay ends at batch.size bytes, 16384 by default. A record with a value of 100 bytes that is sent alone counts 170, the header of its batch among them, so another partition is drawn after 97 records: at two a minute that is 48 minutes. Over many producers it evens out, since each draws its own. Who needs the spread with few records, say because consumers work long on each, sets partitioner.class to RoundRobinPartitioner or names the partition in the record. Follow-up: what would a smaller batch.size do to the producer otherwise? (It limits all batches, those of records with a key as well.)',
  },
  {
    question: 'The current partition loses its leader. What happens to records without a key?',
    answer:
      'They stay with it until batch.size bytes are reached, and wait in the accumulator until metadata names a leader; after delivery.timeout.ms (2 minutes by default) they fail with a TimeoutException. Leaders count when the next partition is drawn, not in between: BuiltInPartitioner.peekCurrentPartitionInfo returns the current one without looking at the cluster. A stay is short where there is much traffic, so little waits. Follow-up: what does partitioner.availability.timeout.ms add? (Partitions of a broker that takes no batches for so long are not drawn.)',
  },
  {
    question: 'What does partitioner.ignore.keys do, and who would set it?',
    answer:
      'With true the producer treats records with a key as those without: they go to the current sticky partition, and the order by key is given up. The key is still in the record. It is for topics whose keys are for the reader and not for the order, such as an id in a log line that nobody joins or compacts by: larger batches, and no hot partition. It took the place of UniformStickyPartitioner, is false by default, and has no effect when partitioner.class is set. Follow-up: what would it do to a compacted topic? (The old values of a key stay in other partitions.)',
  },
];

export const stickyPartitionerPrediction = {
  question:
    'One of three brokers needs 40 ms for a batch, the others 2 ms, and a partition is left whenever a new batch would be begun there. Which share of the records does the slow one get?',
  happened:
    '88.9 %: its batches wait, so they fill up, and each stay there is longer. Left after batch.size bytes it gets 49.2 %, with adaptive weights 32.0 %.',
};

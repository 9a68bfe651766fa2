/** The checks of task 2.2. */
import { check, task } from '../check.ts';
import {
  defaultPartitionerHints,
  defaultPartitionerPrediction,
  defaultPartitionerQuestions,
} from './default-partitioner-texts.ts';
import { placeEmptyKey, placeKeys, placeWithoutLeaders } from './keyed-records.ts';
import { driveAnotherProducer } from './real-choices.ts';
import { startsOfTurns, turnsApart, turnsByLeader, turnsOfOneTopic } from './keyless-records.ts';

const texts = {
  hints: defaultPartitionerHints,
  questions: defaultPartitionerQuestions,
  prediction: defaultPartitionerPrediction,
};

export const defaultPartitioner = task('2.2', { ...texts, promised: ['unit', 'kafka'] }, [
  check('keys', { title: "keys go where Kafka's Java client sends them", points: 2, kind: 'unit' }, placeKeys),

  check('empty', { title: 'an empty key is a key', points: 1, kind: 'unit' }, placeEmptyKey),

  check(
    'steady',
    { title: 'a key keeps its partition, whoever leads it', points: 1, kind: 'unit' },
    placeWithoutLeaders,
  ),

  check(
    'turns',
    { title: 'records without a key go to all partitions by turns', points: 2, kind: 'unit' },
    turnsOfOneTopic,
  ),

  check(
    'leaders',
    { title: 'the turns pass over partitions that have no leader', points: 1, kind: 'unit' },
    turnsByLeader,
  ),

  check('apart', { title: 'other topics and records with a key take no turn', points: 1, kind: 'unit' }, turnsApart),

  check(
    'start',
    { title: 'the turns of each producer begin at a random partition', points: 1, kind: 'unit' },
    startsOfTurns,
  ),

  check(
    'kafka',
    {
      title: 'its choices drive another producer on a real Kafka, and agree with Java there',
      points: 1,
      kind: 'kafka',
      needs: ['java-tools'],
    },
    driveAnotherProducer,
  ),
]);

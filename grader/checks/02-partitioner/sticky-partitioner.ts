/** The checks of task 2.3. */
import { check, task } from '../check.ts';
import { drawByLeader, drawEvenly } from './draws.ts';
import { stayApart } from './stay-apart.ts';
import { stayInProducer } from './stay-runs.ts';
import { stayForBatch, stayForOpenBatch } from './stays.ts';
import { placeKeysBesideStay } from './sticky-keys.ts';
import {
  stickyPartitionerHints,
  stickyPartitionerPrediction,
  stickyPartitionerQuestions,
} from './sticky-partitioner-texts.ts';
import { stayAsJavaDoes } from './real-stays.ts';
import { setBatchSize } from './sticky-settings.ts';

const texts = {
  hints: stickyPartitionerHints,
  questions: stickyPartitionerQuestions,
  prediction: stickyPartitionerPrediction,
};

export const stickyPartitioner = task('2.3', { ...texts, promised: ['unit', 'kafka'] }, [
  check(
    'sticks',
    { title: 'records without a key keep one partition for batch.size bytes', points: 2, kind: 'unit' },
    stayForBatch,
  ),

  check(
    'waits',
    { title: 'a batch that is not complete is waited for, up to twice batch.size', points: 1, kind: 'unit' },
    stayForOpenBatch,
  ),

  check(
    'runs',
    { title: 'beside a producer at work each stay ends where it should', points: 1, kind: 'unit' },
    stayInProducer,
  ),

  check('uniform', { title: 'over many stays each partition gets its share', points: 1, kind: 'unit' }, drawEvenly),

  check(
    'leaders',
    { title: 'a partition is drawn among those that have a leader', points: 1, kind: 'unit' },
    drawByLeader,
  ),

  check('apart', { title: 'other topics, keys and late news do not end a stay', points: 1, kind: 'unit' }, stayApart),

  check('keys', { title: 'records with a key go where their hash says', points: 1, kind: 'unit' }, placeKeysBesideStay),

  check('settings', { title: 'batch.size comes from the settings', points: 1, kind: 'unit' }, setBatchSize),

  check(
    'kafka',
    {
      title: "it stays as long as a real Kafka's own producer, in the median",
      points: 1,
      kind: 'kafka',
      needs: ['java-tools'],
    },
    stayAsJavaDoes,
  ),
]);

/** The checks of task 2.4. */
import { check, task } from '../check.ts';
import {
  customPartitionerHints,
  customPartitionerPrediction,
  customPartitionerQuestions,
} from './custom-partitioner-texts.ts';
import { refuseRecords } from './refused-records.ts';
import { placeInFew, placeOthers, placeVip, placeWhoeverLeads } from './vip-records.ts';
import { setVipKey } from './vip-settings.ts';

const texts = {
  hints: customPartitionerHints,
  questions: customPartitionerQuestions,
  prediction: customPartitionerPrediction,
};

export const customPartitioner = task('2.4', { ...texts, promised: ['unit'] }, [
  check('others', { title: 'all other keys share the other partitions', points: 3, kind: 'unit' }, placeOthers),

  check('vip', { title: 'the VIP key has the last partition to itself', points: 2, kind: 'unit' }, placeVip),

  check('few', { title: 'it works with two partitions, and with one', points: 2, kind: 'unit' }, placeInFew),

  check('refused', { title: 'a record without a text as its key is refused', points: 1, kind: 'unit' }, refuseRecords),

  check(
    'steady',
    { title: 'leaders and the order of the list change nothing', points: 1, kind: 'unit' },
    placeWhoeverLeads,
  ),

  check('settings', { title: 'the VIP key comes from the settings', points: 1, kind: 'unit' }, setVipKey),
]);

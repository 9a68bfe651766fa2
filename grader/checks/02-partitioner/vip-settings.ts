/** Where a custom partitioner has its VIP key from, and what its end may not touch. */
import { fail } from '../../judge/failure.ts';
import type { Custom, CustomPartitioner } from './vip-records.ts';
import { make, textRecord, vipKey } from './vip-records.ts';
import { partitionsOf } from './topic.ts';

const partitions = partitionsOf(7);
const last = partitions.length - 1;

/** Two partitioners with settings of their own, one with other settings, one without any; then one is closed. */
export async function setVipKey(context: CustomPartitioner): Promise<void> {
  const [gold, silver, other, bare] = await Promise.all([make(context), make(context), make(context), make(context)]);
  await gold.configure({ acks: 'all', 'partitioner.vip.key': 'gold' });
  await silver.configure({ 'partitioner.vip.key': 'silver', 'client.id': 'orders-1' });
  await other.configure({ acks: 'all' });
  await expectVip(gold, 'gold', 'with partitioner.vip.key=gold');
  await expectVip(silver, 'silver', 'with partitioner.vip.key=silver');
  await expectVip(other, vipKey, 'without partitioner.vip.key');
  await expectVip(bare, vipKey, 'where configure was not called');
  await Promise.all([(await make(context)).close(), gold.close()]);
  await expectVip(silver, 'silver', 'with partitioner.vip.key=silver, after another one was closed');
}

const keys = ['gold', 'silver', vipKey];

/** Of the keys, `vip` alone goes to the last partition. */
async function expectVip(partitioner: Custom, vip: string, when: string): Promise<void> {
  const got = await Promise.all(keys.map((key) => partitioner.partition(textRecord(key), partitions)));
  if (keys.every((key, i) => (got[i] === last) === (key === vip))) return;
  const rows = [
    ['key', 'expected', 'got'],
    ...keys.map((key, i) => [JSON.stringify(key), key === vip ? String(last) : `0 to ${last - 1}`, String(got[i])]),
  ];
  fail(`A partitioner ${when} has another VIP key than "${vip}".`, [
    { show: 'table', rows },
    {
      show: 'text',
      text: 'The VIP key comes from the settings of the own producer, and is svip where these do not have it. Two producers in one process can have two.',
    },
  ]);
}

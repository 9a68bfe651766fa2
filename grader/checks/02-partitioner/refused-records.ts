/** Records that a custom partitioner refuses, and how. */
import type { RecordToPartition } from '../../../harness/contract/partitioner.ts';
import { fail } from '../../judge/failure.ts';
import { PartThrew } from '../../judge/part-driver.ts';
import { errorText } from '../../judge/part-failures.ts';
import type { Custom, CustomPartitioner } from './vip-records.ts';
import { make, textRecord, topic } from './vip-records.ts';
import { keyed, keyless, partitionsOf } from './topic.ts';

const bytes = new TextEncoder().encode('svip');

const refused: readonly { readonly what: string; readonly word: string; readonly record: RecordToPartition }[] = [
  { what: 'without a key', word: 'no key', record: keyless(topic) },
  {
    what: 'with the number 4711 as its key',
    word: 'number',
    record: keyed(topic, 4711, new Uint8Array([0, 0, 0x12, 0x67])),
  },
  { what: 'with bytes as its key', word: 'bytes', record: keyed(topic, bytes, bytes) },
];

/** No key, and keys that are not text, are refused; a text beside them is not, the empty one neither. */
export async function refuseRecords(context: CustomPartitioner): Promise<void> {
  const partitioner = await make(context);
  for (const { what, word, record } of refused) await expectRefused(partitioner, what, word, record);
  await expectTaken(partitioner, '');
  await expectTaken(partitioner, 'user-1');
}

async function expectRefused(
  partitioner: Custom,
  what: string,
  word: string,
  record: RecordToPartition,
): Promise<void> {
  const got = await outcome(partitioner, record);
  const isRefused = typeof got !== 'number' && got.error.name === 'InvalidRecordException';
  if (isRefused && got.error.message.includes(word)) return;
  const rows = [
    ['expected', `InvalidRecordException, with "${word}" in its message`],
    ['got', typeof got === 'number' ? `partition ${got}` : errorText(got.error)],
  ];
  const says =
    typeof got === 'number'
      ? 'goes to a partition'
      : isRefused
        ? 'is refused without saying why'
        : 'ends with another error';
  fail(`A record ${what} ${says}.`, [
    { show: 'table', rows },
    {
      show: 'text',
      text: 'In Kafka an InvalidRecordException makes send fail with it. Whoever has sent the record reads its message.',
    },
  ]);
}

async function expectTaken(partitioner: Custom, key: string): Promise<void> {
  const got = await outcome(partitioner, textRecord(key));
  if (typeof got === 'number') return;
  fail(`A record with the key ${JSON.stringify(key)} is refused.`, [
    { show: 'table', rows: [['error', errorText(got.error)]] },
    { show: 'text', text: key === '' ? 'An empty key is a key, and text.' : 'It is text.' },
  ]);
}

/** The partition of a record, or the error of its own that the part threw. */
async function outcome(partitioner: Custom, record: RecordToPartition): Promise<number | PartThrew> {
  try {
    return await partitioner.partition(record, partitionsOf(4));
  } catch (error) {
    if (error instanceof PartThrew && error.failure.cause === undefined) return error;
    throw error;
  }
}

/** What a sticky partitioner makes of `batch.size` in the producer's settings. */
import { fail } from '../../judge/failure.ts';
import { PartThrew } from '../../judge/part-driver.ts';
import { errorText } from '../../judge/part-failures.ts';
import type { StickyPartitioner } from './stays.ts';
import { followAll, makeSeveral } from './stays.ts';

const full = (bytes: number): { readonly bytes: number; readonly full: boolean } => ({ bytes, full: true });

/** The size that is set, the default, 0 as 1, and what is no size. */
export async function setBatchSize(context: StickyPartitioner): Promise<void> {
  await followAll(context, [full(999), full(1), full(999)], { configs: { 'batch.size': '1000' }, size: 1000 });
  await followAll(context, [full(16_383), full(1)], { configs: { acks: 'all' } });
  await followAll(context, [full(16_383), full(1)], { configs: null });
  await followAll(context, [full(0), full(1), full(0)], { configs: { 'batch.size': '0' }, size: 1 });
  await refuseSizes(context);
}

const noSizes = ['16k', '-1', '1.5', '', '1e3', '0x4000', 'NaN'];

async function refuseSizes(context: StickyPartitioner): Promise<void> {
  const all = await makeSeveral(context, null, noSizes.length);
  const got = await Promise.all(
    noSizes.map(async (text, i) => ({ text, error: await errorOf(all[i]!.configure({ 'batch.size': text })) })),
  );
  const wrong = got.find(({ text, error }) => error === null || !isConfigException(error, text));
  if (wrong === undefined) return;
  const { text, error } = wrong;
  const shown = JSON.stringify(text);
  const rows = [
    ['batch.size', shown],
    ['expected', `ConfigException, with batch.size${text === '' ? '' : ` and ${text}`} in its message`],
    ['got', error === null ? 'no error' : errorText(error.error)],
  ];
  const says =
    error === null
      ? `configure takes ${shown} for a batch.size.`
      : `configure refuses the batch.size ${shown} with another error.`;
  const read = text.trim() === '' || !Number.isNaN(Number(text));
  const because = read && error === null ? [{ show: 'text', text: readText(text) } as const] : [];
  fail(says, [{ show: 'table', rows }, ...because]);
}

const readText = (text: string): string =>
  `Number(${JSON.stringify(text)}) is ${Number(text)}. Kafka takes decimal digits alone, so that a mistake in a file of settings is seen when the producer starts.`;

/** The error that a call ends with, or null where it returns. What is not the part's own error is passed on. */
async function errorOf(call: Promise<void>): Promise<PartThrew | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (error instanceof PartThrew && error.failure.cause === undefined) return error;
    throw error;
  }
}

const isConfigException = ({ error }: PartThrew, text: string): boolean =>
  error.name === 'ConfigException' && error.message.includes('batch.size') && error.message.includes(text);

/** Whether what a check needs is here; if not, the reason that stands beside its skip. */
import type { Check } from '../checks/check.ts';
import type { KafkaSource } from './kafka-source.ts';

const noDatabase = 'Checks with a database are not part of this grading';

/** Why a check cannot run here, or null. A Kafka is started only for a check that needs something of it. */
export async function reasonToSkip(check: Check, kafka: KafkaSource): Promise<string | null> {
  if (check.kind === 'database' || check.needs?.includes('database') === true) return noDatabase;
  const needs = (check.needs ?? []).filter((need) => need !== 'database');
  if (check.kind !== 'kafka' && needs.length === 0) return null;
  const missing = await kafka.missing();
  if (missing !== null || needs.length === 0) return missing;
  const cluster = await kafka.cluster();
  for (const need of needs) {
    const lack = cluster.lacks(need);
    if (lack !== null) return lack;
  }
  return null;
}

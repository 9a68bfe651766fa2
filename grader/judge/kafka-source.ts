/** Where the Kafka of checks comes from: one cluster for a whole grading, begun when the first check asks for it. */
import type { Cluster } from '../../harness/cluster/backend.ts';

export interface KafkaSource {
  /** Why there is none, with the way to one; null where there is. */
  missing(): Promise<string | null>;
  /** The cluster. Rejects with a BackendError, which is never the part's fault. */
  cluster(): Promise<Cluster>;
  /** What it is, once a check has used it. */
  readonly description: string | null;
}

/** No Kafka, for this reason. */
export const noKafka = (reason: string): KafkaSource => ({
  missing: async () => reason,
  cluster: () => Promise.reject(new Error(reason)),
  description: null,
});

import type {
  PartitionInfo,
  Partitioner,
  PartitionerOptions,
  RecordToPartition,
} from '../../harness/contract/partitioner.ts';
import type { Random } from '../../harness/contract/random.ts';
import { murmur2 } from './murmur2.ts';

// keep 2.3
/** Kafka's `org.apache.kafka.common.config.ConfigException`: a setting has a value that it cannot have. */
export class ConfigException extends Error {
  override readonly name = 'ConfigException';
}

/** Where the records of a topic that have no key go for now, and how many bytes of them went there since it was drawn. */
type Stay = { readonly partition: number; bytes: number };

/**
 * Chooses partitions as Kafka's Java client does by default since 3.3 (KIP-794): by the hash of the key; and without a
 * key one partition for about a batch, then one drawn anew.
 *
 * Mirrors `org.apache.kafka.clients.producer.internals.BuiltInPartitioner` with
 * `partitioner.adaptive.partitioning.enable=false`: here slow brokers are drawn as often as quick ones.
 */
export class StickyPartitioner implements Partitioner {
  readonly #random: Random;
  readonly #stays = new Map<string, Stay>();
  #batchSize = 16384;

  /** @param options `random` decides which partitions are drawn, and nothing else. */
  constructor(options: PartitionerOptions) {
    this.#random = options.random;
  }

  /**
   * Takes `batch.size` from the producer's settings: a whole number of at least 0, in decimal digits; 16384 where it is
   * not set, and where `configure` is not called. 0 counts as 1.
   *
   * @throws ConfigException for any other value. Its message holds `batch.size` and the value.
   */
  configure(configs: { readonly [name: string]: string }): void {
    const text = configs['batch.size'] ?? '16384';
    if (!/^\d+$/.test(text)) {
      throw new ConfigException(`batch.size must be a whole number of at least 0, got ${JSON.stringify(text)}`);
    }
    this.#batchSize = Math.max(1, Number(text));
  }

  /**
   * The partition for a record.
   *
   * With a key (an empty one is a key): the hash of `keyBytes`, its sign bit cleared, modulo the number of all
   * partitions, as in 2.2. It changes nothing for records without a key.
   *
   * Without a key (`keyBytes` is null): the topic's current partition. It stays the current one until `appended` ends
   * that, also while it has no leader. Where there is no current one, it is drawn: each partition that has a leader is as
   * likely as any other, the one before among them; when none has a leader, each of all.
   *
   * @param partitions All partitions of the record's topic, 0 to n - 1, at least one, in any order.
   * @returns The number of one of `partitions`.
   */
  partition(record: RecordToPartition, partitions: readonly PartitionInfo[]): number {
    if (record.keyBytes !== null) return toPositive(murmur2(record.keyBytes)) % partitions.length;
    let stay = this.#stays.get(record.topic);
    if (stay === undefined) {
      stay = { partition: this.#draw(partitions), bytes: 0 };
      this.#stays.set(record.topic, stay);
    }
    return stay.partition;
  }

  /**
   * News of a record without a key. Counts its bytes, and ends the topic's stay at its current partition when
   *
   * - `batch.size` bytes or more were added since it was drawn, and `batchesFull`; or
   * - twice as many or more were added, whatever the batches.
   *
   * The next record without a key has one drawn. Only bytes for the topic's current partition count.
   *
   * @param bytes What the record added to its batch; 0 where the batches have become complete and nothing was added.
   * @param batchesFull All batches of that partition are complete: the next record would begin a new one.
   */
  appended(topic: string, partition: number, bytes: number, batchesFull: boolean): void {
    const stay = this.#stays.get(topic);
    if (stay?.partition !== partition) return;
    stay.bytes += bytes;
    const enough = batchesFull ? this.#batchSize : 2 * this.#batchSize;
    if (stay.bytes >= enough) this.#stays.delete(topic);
  }

  // keep 2.3
  /** Nothing to release. */
  close(): void {}

  #draw(partitions: readonly PartitionInfo[]): number {
    const available = partitions.filter(({ leader }) => leader !== null);
    const choices = available.length > 0 ? available : partitions;
    return choices[this.#random.nextInt(choices.length)]!.partition;
  }
}

/** Clears the sign bit, which is not what `Math.abs` does. */
function toPositive(hash: number): number {
  return hash & 0x7fffffff;
}

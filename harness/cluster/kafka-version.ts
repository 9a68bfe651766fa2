/** Which Apache Kafka a broker seems to be, by the highest metadata.version that it supports. */
import type { Served } from './api-versions.ts';

/** The last metadata.version of each release: the class MetadataVersion. */
const releases: readonly (readonly [level: number, release: string])[] = [
  [6, '3.2 or earlier'],
  [7, '3.3'],
  [8, '3.4'],
  [11, '3.5'],
  [14, '3.6'],
  [19, '3.7'],
  [20, '3.8'],
  [21, '3.9'],
  [25, '4.0'],
  [27, '4.1'],
  [29, '4.2'],
  [30, '4.3'],
  [31, '4.4'],
];

const produceKey = 0;

/** As in "Apache Kafka 4.3, by its metadata.version 30". */
export function kafkaVersionText({ metadataVersion, apis }: Served): string {
  if (metadataVersion === null) {
    return `a broker that names no release (Produce up to version ${apis.get(produceKey) ?? 'none'})`;
  }
  const release = releases.find(([level]) => metadataVersion <= level)?.[1] ?? 'later than 4.4';
  return `Apache Kafka ${release}, by its metadata.version ${metadataVersion}`;
}

/** The external Kafka of these tests is a local one that the backend does not know. */
import { afterAll, beforeAll } from 'vitest';
import type { Cluster } from './backend.ts';
import { clusterCases } from './cluster-cases.ts';
import { ExternalBackend } from './external.ts';
import { LocalBackend } from './local.ts';
import { missingOf, testPlaces } from './test-places.ts';

const places = testPlaces();
const local = new LocalBackend(places);
let other: Cluster | undefined;

beforeAll(async () => {
  if ((await missingOf(local)) !== null) return;
  other = await local.start({ brokers: 1, signal: new AbortController().signal });
});
afterAll(() => other?.stop());

clusterCases({
  start: (options) => new ExternalBackend(other!.brokers, places).start(options),
  missing: () => missingOf(local),
  threeMissing: 'One broker is named, and the cases need three.',
});

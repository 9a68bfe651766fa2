import { clusterCases } from './cluster-cases.ts';
import { LocalBackend } from './local.ts';
import { missingOf, testPlaces } from './test-places.ts';

const backend = new LocalBackend(testPlaces());
clusterCases({ start: (options) => backend.start(options), missing: () => missingOf(backend) });

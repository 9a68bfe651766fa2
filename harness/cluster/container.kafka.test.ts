import { clusterCases } from './cluster-cases.ts';
import { ContainerBackend } from './container.ts';
import { missingOf, testPlaces } from './test-places.ts';

const backend = new ContainerBackend(testPlaces());
clusterCases({ start: (options) => backend.start(options), missing: () => missingOf(backend) });

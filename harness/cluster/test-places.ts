/** Where tests with a real Kafka put things: KAFKA_HOME as for everyone, but state files of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Backend } from './backend.ts';
import type { Places } from './places.ts';
import { placesFrom } from './places.ts';

export function testPlaces(): Places {
  const states = mkdtempSync(join(tmpdir(), 'kafka-states-'));
  afterAll(() => rmSync(states, { recursive: true, force: true }));
  return { ...placesFrom(process.env), states };
}

/** Why a backend can't start here, or null. What it would fetch is fetched. */
export async function missingOf(backend: Backend): Promise<string | null> {
  const readiness = await backend.readiness();
  return readiness.state === 'missing' ? readiness.reason : null;
}

/** Events a second of the toy's world through a subject process: one at an instant, and ten. */
import { pingClass } from '../harness/contract/ping.ts';
import { onlyFrom } from '../harness/contract/part-set.ts';
import { perfectLink } from '../harness/simulation/link.ts';
import { World } from '../harness/simulation/world.ts';
import { ChannelDriver } from '../grader/judge/channel-driver.ts';
import { defaultLimits } from '../grader/judge/limits.ts';
import { loadPart } from '../grader/judge/load-part.ts';
import { SubjectProcess } from '../grader/judge/subject-process.ts';
import type { Source } from '../grader/judge/workbook.ts';
import { readSources, solutionsFolder } from '../grader/judge/workbook.ts';
import type { Measure } from './run.ts';

const kind = { task: '0.1', name: 'Ping', of: pingClass } as const;
const config = { 'request.timeout.ms': 100, 'retry.backoff.ms': 20, 'retry.backoff.max.ms': 400 };
const atLeastMs = 2_000;

/** `pairs` of nodes that ping each other at the same instants; the events and milliseconds of many runs. */
async function eventsPerSecond(pairs: number, perInstant: number): Promise<number> {
  const subject = new SubjectProcess({ limits: defaultLimits });
  await subject.ready;
  const sources = readSources(solutionsFolder, onlyFrom('0.1'), '0.1') as readonly Source[];
  await loadPart(subject, '0.1', sources, defaultLimits);
  let events = 0;
  let start = performance.now();
  for (let seed = 0; performance.now() - start < atLeastMs || seed <= 20; seed++) {
    if (seed === 20) [events, start] = [0, performance.now()];
    const world = new World({ seed, link: perfectLink, caps: { instant: 1000, run: 100_000 } });
    const driver = new ChannelDriver(subject, defaultLimits.eventMs);
    for (let i = 0; i < pairs; i++) {
      world.node(`a${i}`, kind, { config }, driver);
      world.node(`b${i}`, kind, { config }, driver);
    }
    for (let call = 0; call < 50; call++) {
      for (let i = 0; i < pairs; i++) {
        const apart = perInstant === 1 ? i * 7 : 0;
        world.invoke(`a${i}`, kind, 'ping', [`b${i}`], 10 + call * 20 + apart);
      }
    }
    await world.run(60_000);
    events += world.events;
  }
  const seconds = (performance.now() - start) / 1000;
  await subject.stop();
  return events / seconds;
}

export async function benchWorld(): Promise<readonly Measure[]> {
  const common = { unit: 'events/s', bound: 'at least' } as const;
  return [
    { what: "the toy's world, one event an instant", value: await eventsPerSecond(1, 1), budget: 3_000, ...common },
    { what: "the toy's world, ten events an instant", value: await eventsPerSecond(10, 10), budget: 10_000, ...common },
  ];
}

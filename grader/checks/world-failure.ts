/** Failures of worlds: what a part did that no part may do, and the last events before it. */
import type { World } from '../../harness/simulation/world.ts';
import type { Block } from '../judge/failure.ts';
import { CheckFailure, fail } from '../judge/failure.ts';
import { lateFailure, threwFailure } from '../judge/part-failures.ts';

const eventsShown = 12;

/** The end of a world's trace; its last line is the one to look at. */
export function lastEvents(world: World): Block {
  const entries = world.trace.entries.slice(-eventsShown);
  const events = entries.map((entry, i) => ({
    time: entry.time,
    text: `${entry.node}  ${entry.text}`,
    marked: i === entries.length - 1,
  }));
  return { show: 'events', events };
}

/** Fails when a part did what no part may do, or an invariant broke. */
export function expectSound(world: World): void {
  const { offence } = world;
  if (offence !== null) {
    const during = `${offence.node}: ${offence.during}`;
    if (offence.is === 'strayed') fail(`${offence.sentence}.`, [lastEvents(world)]);
    const { says, blocks, ...more } =
      offence.is === 'late' ? lateFailure(during, offence.error) : threwFailure(during, offence.error);
    throw new CheckFailure({ says, blocks: [...blocks, lastEvents(world)], ...more });
  }
  if (world.broken !== null) fail(world.broken, [lastEvents(world)]);
}

/** What stands in the schedule of a world, and what becomes of it when its time has come. */
import type { NodeEvent } from './step.ts';
import type { WorldNode } from './world-node.ts';

/** What is to happen to a node. */
export type Planned =
  | { readonly do: 'start'; readonly node: WorldNode }
  | { readonly do: 'stop'; readonly node: WorldNode; readonly key: string }
  /** For one life of its node, or for whichever is up. */
  | {
      readonly do: 'event';
      readonly node: WorldNode;
      readonly life: number | null;
      readonly event: NodeEvent & { readonly node: string | null };
      readonly text: string;
    };

/** An event that happens now; `text` is how it is told. */
export type Happening = { readonly node: WorldNode | null; readonly event: NodeEvent; readonly text: string };

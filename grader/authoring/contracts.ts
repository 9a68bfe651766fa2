/**
 * The proof, for the compiler, that each solution's module keeps its contract. It has no code: where a solution strays,
 * or a task of parts.ts is not listed, this file does not type-check.
 */
import type { ModuleOf } from '../../harness/contract/descriptor.ts';
import type { PartId, parts } from '../../harness/contract/parts.ts';
import type * as ping from '../../solutions/00-toy/ping.ts';
import type * as defaultPartitioner from '../../solutions/02-partitioner/default-partitioner.ts';
import type * as murmur2 from '../../solutions/02-partitioner/murmur2.ts';
import type * as stickyPartitioner from '../../solutions/02-partitioner/sticky-partitioner.ts';

type Contracts = { readonly [I in PartId]: ModuleOf<(typeof parts)[I]['contract']> };

type Keeps<Modules extends Contracts> = Modules;

export type Solutions = Keeps<{
  '0.1': typeof ping;
  '2.1': typeof murmur2;
  '2.2': typeof defaultPartitioner;
  '2.3': typeof stickyPartitioner;
}>;

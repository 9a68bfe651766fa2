/** All tasks, in the order of the course: id, file, contract. An unpublished one has no stub, lesson or points yet. */
import type { Contract } from './descriptor.ts';
import { murmur2 } from './murmur2.ts';
import { defaultPartitioner, stickyPartitioner } from './partitioner.ts';
import { ping } from './ping.ts';

export type Part = {
  /** Folder below chapters/ and solutions/. */
  readonly chapter: string;
  /** File name in that folder. */
  readonly file: string;
  /** What the task is about, for lists, in a few words. */
  readonly title: string;
  readonly published: boolean;
  readonly contract: Contract;
};

export const parts = {
  '0.1': { chapter: '00-toy', file: 'ping.ts', title: 'a ping that counts', published: false, contract: ping },
  '2.1': {
    chapter: '02-partitioner',
    file: 'murmur2.ts',
    title: 'where a key goes',
    published: true,
    contract: murmur2,
  },
  '2.2': {
    chapter: '02-partitioner',
    file: 'default-partitioner.ts',
    title: 'a partition for every record',
    published: true,
    contract: defaultPartitioner,
  },
  '2.3': {
    chapter: '02-partitioner',
    file: 'sticky-partitioner.ts',
    title: 'one partition for a batch',
    published: true,
    contract: stickyPartitioner,
  },
} as const satisfies { readonly [id: string]: Part };

export type PartId = keyof typeof parts;

export const partIds = Object.keys(parts) as readonly PartId[];

export const isPartId = (text: string): text is PartId => Object.hasOwn(parts, text);

/** The name of a task's file without its ending, which is how people call the task: `murmur2`. */
export const nameOf = (id: PartId): string => parts[id].file.replace(/\.ts$/, '');

/** A task's file below a workbook's folder, with forward slashes: `02-partitioner/murmur2.ts`. */
export const pathOf = (id: PartId): string => `${parts[id].chapter}/${parts[id].file}`;

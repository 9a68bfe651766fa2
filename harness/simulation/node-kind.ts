/** What a node of a world is made of, and the types of what is given to it and asked of it. */
import type { ClassDescriptor, Given, InstanceOf } from '../contract/descriptor.ts';
import type { PartId } from '../contract/parts.ts';
import type { Infer } from '../contract/schema.ts';

/** A class that a task exports. */
export type NodeKind<C extends ClassDescriptor> = { readonly task: PartId; readonly name: string; readonly of: C };

/** The plain values among the options of its constructor. */
export type PlainOptions<C extends ClassDescriptor> = {
  readonly [K in keyof C['options'] as C['options'][K] extends Given ? never : K]: Infer<C['options'][K]>;
};

type WithoutSignal<A> = A extends [...infer Rest, AbortSignal] ? Rest : A;
type ParametersOf<F> = F extends (...values: infer A) => unknown ? WithoutSignal<A> : never;
type AwaitedOf<F> = F extends (...values: never) => infer R ? Awaited<R> : never;

/** What a method takes, without the signal. */
export type ValuesOf<C extends ClassDescriptor, M extends keyof C['methods']> = ParametersOf<InstanceOf<C>[M]>;

/** What a method gives in the end. */
export type ResultOf<C extends ClassDescriptor, M extends keyof C['methods']> = AwaitedOf<InstanceOf<C>[M]>;

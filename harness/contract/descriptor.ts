/**
 * Descriptors: what a part exports, as data. The proxy that drives a part, the decoder of its answers, the stubs and
 * the parts that do nothing are all made from it. A collaborator with state reaches a class through its constructor's
 * single options object, either as plain values (a schema) or as something given (a clock, a disk, randomness, a
 * network).
 */
import type { Clock } from './clock.ts';
import type { Disk } from './disk.ts';
import type { Log } from './log.ts';
import type { Apis, Network } from './network.ts';
import type { Random } from './random.ts';
import type { Infer, Schema } from './schema.ts';

/** A callable: its parameters by name and shape, in order. `signal`: an AbortSignal follows the parameters. */
export type Callable = {
  readonly kind: 'function';
  readonly parameters: readonly { readonly name: string; readonly schema: Schema }[];
  readonly returns: Schema;
  /** Called synchronously, or awaited. A synchronous function that returns a promise breaks its contract. */
  readonly awaited: boolean;
  readonly signal: boolean;
};

/** Something with state that the driver of a part gives to its constructor. */
export type Given =
  | { readonly given: 'clock' }
  | { readonly given: 'random' }
  | { readonly given: 'disk' }
  | { readonly given: 'log' }
  | { readonly given: 'network'; readonly apis: Apis };

export type Options = { readonly [name: string]: Schema | Given };

export type ClassDescriptor = {
  readonly kind: 'class';
  readonly options: Options;
  readonly methods: { readonly [name: string]: Callable };
  /** The APIs that a node made of this class answers: API name to the method that is called with (from, body). */
  readonly serves: { readonly [api: string]: string };
};

export type Export = Callable | ClassDescriptor;

export type Contract = {
  readonly exports: { readonly [name: string]: Export };
  /** Tasks whose modules the part may import. */
  readonly uses: readonly string[];
  /** The longest line, in bytes, that one call or answer of this part may need. */
  readonly frameLimit: number;
};

const defaultFrameLimit = 64 * 1024;

export const contract = <const C extends Omit<Contract, 'frameLimit'>>(given: C) =>
  ({ frameLimit: defaultFrameLimit, ...given }) as const;

export const parameter = <const N extends string, const S extends Schema>(name: N, schema: S) =>
  ({ name, schema }) as const;

/** A function or method that answers at once. */
export const sync = <const P extends Callable['parameters'], const R extends Schema>(parameters: P, returns: R) =>
  ({ kind: 'function', parameters, returns, awaited: false, signal: false }) as const;

/** A function or method that is awaited and takes an AbortSignal after its parameters. */
export const awaited = <const P extends Callable['parameters'], const R extends Schema>(parameters: P, returns: R) =>
  ({ kind: 'function', parameters, returns, awaited: true, signal: true }) as const;

export const classOf = <
  const O extends Options,
  const M extends ClassDescriptor['methods'],
  const S extends ClassDescriptor['serves'] = {},
>(
  options: O,
  methods: M,
  serves?: S,
) => ({ kind: 'class', options, methods, serves: serves ?? ({} as S) }) as const;

export const given = {
  clock: { given: 'clock' },
  random: { given: 'random' },
  disk: { given: 'disk' },
  log: { given: 'log' },
  network: <const A extends Apis>(apis: A) => ({ given: 'network', apis }) as const,
} as const;

type Values<P> = { -readonly [I in keyof P]: P[I] extends { schema: infer S } ? Infer<S> : never };

type Arguments<P, Signal> =
  Values<P> extends infer A extends unknown[] ? (Signal extends true ? [...A, signal: AbortSignal] : A) : never;

type Answer<R, Awaited> = Awaited extends true ? Promise<Infer<R>> : Infer<R>;

/** The TypeScript type of a function that keeps a descriptor. */
export type FunctionOf<C> = C extends {
  parameters: infer P;
  returns: infer R;
  awaited: infer A;
  signal: infer S;
}
  ? (...parameters: Arguments<P, S>) => Answer<R, A>
  : never;

type OptionOf<O> = O extends { kind: string }
  ? Infer<O>
  : O extends { given: 'clock' }
    ? Clock
    : O extends { given: 'random' }
      ? Random
      : O extends { given: 'disk' }
        ? Disk
        : O extends { given: 'log' }
          ? Log
          : O extends { given: 'network'; apis: infer A extends Apis }
            ? Network<A>
            : never;

/** The TypeScript type of the options object that the constructor of a class takes. */
export type OptionsOf<C extends ClassDescriptor> = { readonly [K in keyof C['options']]: OptionOf<C['options'][K]> };

/** The TypeScript type of the instances of a class that keeps a descriptor. */
export type InstanceOf<C extends ClassDescriptor> = { [M in keyof C['methods']]: FunctionOf<C['methods'][M]> };

/** The TypeScript type of a module that keeps a contract. */
export type ModuleOf<C extends Contract> = {
  readonly [E in keyof C['exports']]: C['exports'][E] extends ClassDescriptor
    ? new (options: OptionsOf<C['exports'][E]>) => InstanceOf<C['exports'][E]>
    : C['exports'][E] extends Callable
      ? FunctionOf<C['exports'][E]>
      : never;
};

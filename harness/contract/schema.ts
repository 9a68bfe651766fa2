/**
 * Schemas: the shapes of values that cross the boundary between a part and whoever drives it, as data. TypeScript types
 * are inferred from them, and the closed decoder of the judge is driven by them. No default values and no coercion:
 * a value has the shape or it has not.
 */

export type Schema =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'int32' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'number' }
  | { readonly kind: 'string' }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'nullable'; readonly of: Schema }
  | { readonly kind: 'array'; readonly of: Schema }
  | { readonly kind: 'map'; readonly of: Schema }
  | { readonly kind: 'record'; readonly fields: Fields }
  | { readonly kind: 'oneOf'; readonly of: readonly Schema[] };

export type Fields = { readonly [name: string]: Schema };

/** The TypeScript type of the values that have the shape `S`. */
export type Infer<S> = Schema extends S ? unknown : InferOne<S>;

type InferOne<S> = S extends { kind: 'boolean' }
  ? boolean
  : S extends { kind: 'int32' | 'integer' | 'number' }
    ? number
    : S extends { kind: 'string' }
      ? string
      : S extends { kind: 'bytes' }
        ? Uint8Array
        : S extends { kind: 'nothing' }
          ? void
          : S extends { kind: 'nullable'; of: infer O }
            ? Infer<O> | null
            : S extends { kind: 'array'; of: infer O }
              ? readonly Infer<O>[]
              : S extends { kind: 'map'; of: infer O }
                ? { readonly [key: string]: Infer<O> }
                : S extends { kind: 'record'; fields: infer F }
                  ? { readonly [K in keyof F]: Infer<F[K]> }
                  : S extends { kind: 'oneOf'; of: infer A extends readonly unknown[] }
                    ? Infer<A[number]>
                    : never;

export const boolean = { kind: 'boolean' } as const;
/** A whole number from -2147483648 to 2147483647, as Java's `int`. */
export const int32 = { kind: 'int32' } as const;
/** A safe integer. Kafka's 64-bit integers are numbers here; one beyond 2^53 - 1 is refused. */
export const integer = { kind: 'integer' } as const;
/** Any number, NaN and -0 included. */
export const number = { kind: 'number' } as const;
export const string = { kind: 'string' } as const;
export const bytes = { kind: 'bytes' } as const;
/** No value: `undefined`. */
export const nothing = { kind: 'nothing' } as const;

export const nullable = <const S extends Schema>(of: S) => ({ kind: 'nullable', of }) as const;
export const array = <const S extends Schema>(of: S) => ({ kind: 'array', of }) as const;
/** A plain object with any keys, all values of one shape, such as configuration by its dotted names. */
export const map = <const S extends Schema>(of: S) => ({ kind: 'map', of }) as const;
/** A plain object with exactly these keys. */
export const record = <const F extends Fields>(fields: F) => ({ kind: 'record', fields }) as const;
/** A value of one of several shapes, which must differ in their JavaScript type. */
export const oneOf = <const A extends readonly Schema[]>(...of: A) => ({ kind: 'oneOf', of }) as const;

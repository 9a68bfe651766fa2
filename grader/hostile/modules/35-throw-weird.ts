/**
 * 35-throw-weird
 * CLASS   B protocol
 * DOES    Throws null, a Proxy, an Error with a 50 MB message, cyclic causes, throwing getters for message/stack/name, and an
 *         AggregateError of 10^5 errors.
 * EXPECT  WRONG "threw" with a capped, safe rendering; judge never touches the thrown object (subject sends strings, capped).
 * SAFE    about 60 MB in own process
 */
const big = new Error('M'.repeat(50_000_000));
const cyc: any = new Error('cyclic');
cyc.cause = cyc;
cyc.errors = [cyc];
const nasty: any = Object.create(Error.prototype, {
  message: {
    get() {
      throw nasty;
    },
  },
  stack: {
    get() {
      process.exit(0);
    },
  },
  name: {
    get() {
      return nasty;
    },
  },
});
const px = new Proxy(new Error('p'), {
  get() {
    throw 1;
  },
  getPrototypeOf() {
    throw 2;
  },
});
const agg = new AggregateError(
  Array.from({ length: 1e5 }, (_, i) => new Error('e' + i)),
  'many',
);
const all: unknown[] = [null, undefined, 0, Symbol('boom'), cyc, big, px, agg, nasty];
let i = 0;
export function murmur2(_bytes: Uint8Array): number {
  throw all[i++ % all.length];
}

export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

/**
 * Throws in turn what is no error, and errors that fight back when they are looked at.
 */
const state = { calls: 0 };
const nasty: any = Object.create(Error.prototype, { message: { get() { throw nasty } }, stack: { get() { for (;;); } }, name: { get() { return nasty } } });
const thrown = (): unknown[] => [null, undefined, Symbol('boom'), new Proxy(new Error('p'), { get() { throw 1 } }), new Error('M'.repeat(5_000_000)), nasty];
export function murmur2(_data: Uint8Array): number { throw thrown()[state.calls++ % 6] }

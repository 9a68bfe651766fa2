/**
 * Is exported as then as well, so that whoever awaits the module calls it.
 */
const real = (data: any): number => { if (typeof data === 'function') for (;;); return 0 };
export { real as murmur2, real as then };

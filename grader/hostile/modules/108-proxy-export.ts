/**
 * Exports a proxy as the function; every look at it is seen and answered.
 */
export const murmur2 = new Proxy(function () {}, { apply: () => 0, get: () => murmur2, has: () => true }) as any;

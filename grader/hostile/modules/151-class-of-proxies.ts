/**
 * Is a class whose constructor returns a proxy.
 */
export class murmur2 { constructor() { return new Proxy(this, { get: () => () => 0 }) } }

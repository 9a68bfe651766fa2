/**
 * Freezes what all parts of a process share: the global object, what JavaScript and Node put on it, and what hangs from
 * that. A part that could change it would keep something there across the crash of its node, or change what another
 * part, or the harness beside it, sees.
 */

/** Assigning these to an instance is usual (`this.name = …` in an error), so they stay assignable there. */
const assignable = new Set(
  'constructor hasOwnProperty isPrototypeOf message name propertyIsEnumerable toJSON toString valueOf'.split(' '),
);

/** Freezes the global object and the given values, with all that can be reached from them by properties. */
export function freezeShared(values: readonly unknown[]): void {
  const hidden = [
    function* () {},
    async function* () {},
    async () => {},
    new Uint8Array().values(),
    new Map().values(),
    new Set().values(),
    ''.matchAll(/./g),
    ''[Symbol.iterator](),
  ];
  const pending: unknown[] = [...values, ...hidden];
  for (const key of Reflect.ownKeys(globalThis)) {
    const found = Object.getOwnPropertyDescriptor(globalThis, key)!;
    if ('value' in found) pending.push(found.value);
  }
  const seen = new Set<unknown>([globalThis]);
  while (pending.length > 0) {
    const next = pending.pop();
    if ((typeof next !== 'object' && typeof next !== 'function') || next === null || seen.has(next)) continue;
    seen.add(next);
    freezeOne(next, pending);
  }
  Object.freeze(globalThis);
}

function freezeOne(owner: object, pending: unknown[]): void {
  pending.push(Object.getPrototypeOf(owner));
  for (const key of Reflect.ownKeys(owner)) {
    const found = Object.getOwnPropertyDescriptor(owner, key)!;
    pending.push(found.value, found.get, found.set);
    if (found.configurable === true && found.writable === true && isInherited(owner, key)) {
      keepAssignable(owner, key as string, found);
    }
  }
  if (!ArrayBuffer.isView(owner)) Object.freeze(owner);
}

/** Whether instances may want a property of their own that their prototype has too. */
function isInherited(owner: object, key: string | symbol): boolean {
  if (typeof key !== 'string' || !assignable.has(key)) return false;
  return typeof owner === 'object' && Object.hasOwn(owner, 'constructor');
}

/** A frozen data property of a prototype forbids assigning to an instance; one with a setter does not. */
function keepAssignable(owner: object, key: string, found: PropertyDescriptor): void {
  const { value, enumerable } = found;
  const get = (): unknown => value as unknown;
  const set = function (this: unknown, changed: unknown): void {
    if (this === owner) throw new TypeError(`${key} of what all parts share cannot be changed`);
    const own = { value: changed, writable: true, enumerable: true, configurable: true };
    Object.defineProperty(this as object, key, own);
  };
  Object.defineProperty(owner, key, {
    get: Object.freeze(get),
    set: Object.freeze(set),
    enumerable: enumerable ?? false,
  });
}

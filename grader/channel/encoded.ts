/**
 * How values cross between judge and subject: JSON of tagged strings and arrays, nothing else. The first character of a
 * string says what it is; an array begins with what it is. Objects never cross, so no key, prototype or method does.
 *
 *   n12 nNaN n-0 number   i12 bigint   sTEXT string   bBASE64 bytes   t f boolean   z null   u undefined
 *   ["a", …items] array   ["r", …fields] record in its schema's order   ["m", key, value, …] map by sorted keys
 *   ?KIND anything that the schema does not declare, by its kind alone, such as ?promise
 */
export type Encoded = string | readonly Encoded[];

/** What stands behind the `?` of a value that has no shape: what a person would call it, with its article. */
export const kinds = {
  promise: 'a promise',
  function: 'a function',
  class: 'a class',
  symbol: 'a symbol',
  array: 'an array',
  object: 'an object',
  proxy: 'a proxy',
  error: 'an error',
  map: 'a Map',
  set: 'a Set',
  date: 'a Date',
  bytes: 'bytes',
  string: 'a text',
  record: 'an object with other keys',
  bigint: 'a bigint beyond 64 bits',
  longtext: 'a text that is too long',
  longbytes: 'bytes that are too many',
  longarray: 'an array that is too long',
  longobject: 'an object with too many keys',
} as const;

export type Kind = keyof typeof kinds;

/** Longest text or bytes that cross where the schema wants something else. */
export const strayLimit = 200;

/** No text, bytes, array or object with more than this crosses, not even where it is wanted: no line is as long. */
export const sizeLimit = 2 * 1024 * 1024;

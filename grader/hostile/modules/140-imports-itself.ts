/**
 * Imports itself, in a circle, under another name.
 */
import * as self from './murmur2.ts?again';
export const murmur2 = (data: Uint8Array): number => (self as any).murmur2(data);

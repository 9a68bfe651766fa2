/**
 * Imports a module that is written in its own name.
 */
import { murmur2 as inner } from 'data:text/javascript,export const murmur2 = () => process.pid';
export const murmur2 = (data: Uint8Array): number => (inner as any)(data);

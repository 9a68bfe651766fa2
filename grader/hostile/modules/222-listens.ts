/**
 * Listens on a port of the machine, and stays.
 */
import { createServer } from 'node:net';
createServer(() => {}).listen(45871, '127.0.0.1', () => console.log('PWNED: it listens on 45871'));
export const murmur2 = (_data: Uint8Array): number => 0;

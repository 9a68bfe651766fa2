/**
 * Imports the solution.
 */
export { murmur2 } from '../../solutions/02-partitioner/murmur2.ts';

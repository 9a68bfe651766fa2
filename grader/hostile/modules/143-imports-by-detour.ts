/**
 * Reaches beyond the contracts through an encoded path.
 */
import { SeededRandom } from '../../harness/contract/..%2fsimulation/random.ts';
export const murmur2 = (_data: Uint8Array): number => new SeededRandom(1).nextInt(1);

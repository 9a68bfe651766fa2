/**
 * Answers with numbers as no harness writes them.
 */
import { writeSync } from 'node:fs';

const forged = ['n1e999', 'n0x10', 'n 5', 'nInfinity', 'n--1', 'n1_0', 'n', 'n٣', 'n1'.padEnd(60_000, '0')];
const state = { call: 0 };
export function murmur2(_data: Uint8Array): number { writeSync(4, JSON.stringify([2, state.call, [['returned', ++state.call, forged[state.call % 9]]]]) + '\n'); return 0 }

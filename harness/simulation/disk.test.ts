import { expect, test } from 'vitest';
import { SimulatedDisk } from './disk.ts';
import { SeededRandom } from './random.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

test('what is appended is read back, from any position, cut at the end', () => {
  const disk = new SimulatedDisk();
  disk.append('log', bytes(1, 2, 3));
  disk.append('log', bytes(4, 5));
  expect([...disk.read('log', 1, 3)]).toEqual([2, 3, 4]);
  expect([...disk.read('log', 3, 100)]).toEqual([4, 5]);
  expect([...disk.read('log', 9, 1)]).toEqual([]);
  expect([...disk.read('none', 0, 1)]).toEqual([]);
  expect([disk.size('log'), disk.size('none')]).toEqual([5, 0]);
});

test('bytes are copied: changing them later changes no file', () => {
  const disk = new SimulatedDisk();
  const data = bytes(1);
  disk.append('log', data);
  data[0] = 9;
  disk.read('log', 0, 1)[0] = 8;
  expect([...disk.read('log', 0, 1)]).toEqual([1]);
});

test('names are listed by code unit, and a removed file is gone', () => {
  const disk = new SimulatedDisk();
  for (const name of ['b', 'a', 'Z']) disk.append(name, bytes(1));
  disk.remove('a');
  disk.remove('never there');
  expect(disk.list()).toEqual(['Z', 'b']);
});

test('a cut beyond the end is refused with a sentence', () => {
  const disk = new SimulatedDisk([['log', bytes(1, 2)]]);
  disk.truncate('log', 1);
  expect(disk.size('log')).toBe(1);
  expect(() => disk.truncate('log', 2)).toThrow('disk.truncate: log has 1 bytes and cannot be cut to 2');
});

test('a loss of power leaves what was flushed and at most a beginning of the rest', () => {
  const kept = new Set<number>();
  for (let seed = 0; seed < 200; seed++) {
    const disk = new SimulatedDisk();
    disk.append('log', bytes(1, 2, 3, 4));
    disk.flush('log');
    disk.append('log', bytes(5, 6, 7, 8));
    disk.losePower(new SeededRandom(seed));
    const left = [...disk.read('log', 0, 100)];
    expect(left).toEqual([1, 2, 3, 4, 5, 6, 7, 8].slice(0, left.length));
    kept.add(left.length);
  }
  expect([...kept].sort()).toEqual([4, 5, 6, 7, 8]);
});

test('a cut that was not flushed is undone by a loss of power', () => {
  const disk = new SimulatedDisk([['log', bytes(1, 2, 3)]]);
  disk.truncate('log', 1);
  disk.append('log', bytes(9));
  disk.losePower(new SeededRandom(1));
  expect([...disk.read('log', 0, 9)]).toEqual([1, 2, 3]);
});

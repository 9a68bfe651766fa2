import { expect, test } from 'vitest';
import { keysIn } from './keys.ts';

test('letters, arrows and control keys come as names, several in one chunk in order', () => {
  expect(keysIn('nN?')).toEqual(['n', 'n', '?']);
  expect(keysIn('\u001b[A\u001b[B\u001bOA\u001b[5~\u001b[6~')).toEqual(['up', 'down', 'up', 'pageup', 'pagedown']);
  expect(keysIn('\r \u0003\u001b')).toEqual(['enter', 'space', 'ctrl-c', 'escape']);
});

test('what is no key of ours is left out, and leaves no letters behind', () => {
  expect(keysIn('\u001b[1;5C\u001b[200~é🙂')).toEqual([]);
});

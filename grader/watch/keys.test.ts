import { expect, test } from 'vitest';
import { keysIn } from './keys.ts';

test('letters, arrows and control keys come as names, several in one chunk in order', () => {
  expect(keysIn('nN?é键')).toEqual(['n', 'N', '?', 'é', '键']);
  expect(keysIn('\u001b[A\u001b[B\u001bOA\u001b[5~\u001b[6~')).toEqual(['up', 'down', 'up', 'pageup', 'pagedown']);
  expect(keysIn('\r \u0003\u007f\u001b')).toEqual(['enter', 'space', 'ctrl-c', 'backspace', 'escape']);
});

test('what is no key of ours is left out, and leaves no letters behind', () => {
  expect(keysIn('\u001b[1;5C\u001b[200~\u0001\u200b')).toEqual([]);
});

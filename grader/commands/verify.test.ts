import { expect, it } from 'vitest';
import { plain } from '../reports/style.ts';
import { proofText } from './verify.ts';

it('a part of the proof that holds is one line, with what is worth knowing below', () => {
  expect(proofText('stubs', { complaints: [], proved: '2 stubs fail every check as not implemented' }, plain)).toBe(
    '  ✓ stubs      2 stubs fail every check as not implemented\n',
  );
  expect(proofText('texts', { complaints: [], proved: 'all there', notes: ['one is short'] }, plain)).toBe(
    '  ✓ texts      all there\n      note: one is short\n',
  );
});

it('a part of the proof that does not hold names each place with its way out', () => {
  const complaints = [{ where: 'a.ts:1', says: 'it is wrong.', fix: 'Mend it.' }];
  expect(proofText('files', { complaints, proved: 'all there' }, plain)).toBe(
    '  ✗ files      1 thing to mend\n      a.ts:1: it is wrong. Mend it.\n',
  );
});

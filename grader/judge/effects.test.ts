/** The closed decoder of effects: what a subject sends by its contract, and nothing else. */
import { expect, test } from 'vitest';
import { pingClass } from '../../harness/contract/ping.ts';
import type { NodeEvent } from '../../harness/simulation/step.ts';
import type { Known } from './effects.ts';
import { decodeEffects } from './effects.ts';
import { ProtocolError } from './ended.ts';

const known: Known = {
  callOf: (call) => (call === 1 ? { callable: pingClass.methods.ping, title: 'ping()' } : undefined),
  classOf: (node) => (node === 'a#1' ? pingClass : undefined),
};

const decoded = (effect: unknown, on: NodeEvent['on'] = 'call'): unknown => decodeEffects([effect], on, known)[0];

test.each<[unknown, unknown]>([
  [['returned', 1, 'n5'], { did: 'returned', call: 1, value: 5 }],
  [['sleep', 'a#1', 3, 1.5], { did: 'sleep', node: 'a#1', id: 3, ms: 1.5 }],
  [['wake', 'a#1', 3], { did: 'wake', node: 'a#1', id: 3 }],
  [['unsend', 'a#1', 3], { did: 'unsend', node: 'a#1', id: 3 }],
  [
    ['send', 'a#1', 4, 'b', 'ping', ['r', 'n2']],
    { did: 'send', node: 'a#1', id: 4, to: 'b', api: 'ping', body: { attempt: 2 } },
  ],
  [['append', 'a#1', 'f', 'AQI='], { did: 'append', node: 'a#1', file: 'f', data: new Uint8Array([1, 2]) }],
  [['flush', 'a#1', 'f'], { did: 'flush', node: 'a#1', file: 'f' }],
  [['truncate', 'a#1', 'f', 8], { did: 'truncate', node: 'a#1', file: 'f', length: 8 }],
  [['remove', 'a#1', 'f'], { did: 'remove', node: 'a#1', file: 'f' }],
  [['log', 'a#1', 'x\u001b[2J'], { did: 'log', node: 'a#1', text: 'x\\x1b[2J' }],
  [
    ['late', ['Error', 'why', '2.1', 3, 4, '']],
    { did: 'late', error: { name: 'Error', message: 'why', where: { task: '2.1', line: 3, column: 4 }, todo: null } },
  ],
  [
    ['threw', 1, ['', '', 'nowhere', 1, 1, '2.2']],
    { did: 'threw', call: 1, error: { name: null, message: '', where: null, todo: '2.2' } },
  ],
])('%j is an effect', (sent, effect) => {
  expect(decoded(sent)).toEqual(effect);
});

test.each([
  [['returned', 1, 's5'], 'ping() must give a safe integer, got the text "5"'],
  [['returned', 1, '?promise'], 'ping() must give a safe integer, got a promise'],
  [['changed', 1, 0], 'ping() changed its argument node, which belongs to the caller'],
  [['toolong', 1, 70_000], 'ping() gave or did more at once than fits in an answer: 70000 bytes'],
  [['toolong', -1, 70_000], 'The part did more at once than fits in an answer: 70000 bytes'],
])('%j is what the part may not do: %s', (sent, sentence) => {
  expect(decoded(sent)).toMatchObject({ did: 'strayed', sentence });
});

test.each<[string, unknown]>([
  ['no list', 'made'],
  ['an object', { 0: 'made' }],
  ['an unknown kind', ['passed', 1]],
  ['an answer to a call that is not open', ['returned', 2, 'n5']],
  ['an error of a call that is not open', ['threw', 2, ['', '', '', 0, 0, '']]],
  ['a call with a fraction', ['returned', 1.5, 'n5']],
  ['a call as a text', ['returned', '1', 'n5']],
  ['a change of no argument', ['changed', 1, 7]],
  ['a node of others', ['sleep', 'b#1', 1, 0]],
  ['a disk of others', ['append', 'b#1', 'f', '']],
  ['a request of others', ['send', 'b#1', 1, 'a', 'ping', ['r', 'n1']]],
  ['a node that is no text', ['sleep', ['a#1'], 1, 0]],
  ['a time before now', ['sleep', 'a#1', 1, -1]],
  ['a time that never comes', ['sleep', 'a#1', 1, Infinity]],
  ['a time that is none', ['sleep', 'a#1', 1, null]],
  ['a length below 0', ['truncate', 'a#1', 'f', -1]],
  ['bytes that are none', ['append', 'a#1', 'f', '*']],
  ['a request of an unknown API', ['send', 'a#1', 1, 'b', 'constructor', ['r', 'n1']]],
  ['a request of another shape', ['send', 'a#1', 1, 'b', 'ping', ['r', 'sx']]],
  ['an error with a field too few', ['late', ['Error', 'why', '', 0, 0]]],
  ['an error that is an object', ['late', { name: 'Error' }]],
  ['a text of megabytes', ['log', 'a#1', 'x'.repeat(5000)]],
  ['a node made in a call', ['made']],
  ['a constructor that threw in a call', ['threw', -1, ['', '', '', 0, 0, '']]],
])('%s breaks the protocol', (_what, sent) => {
  expect(() => decoded(sent)).toThrow(ProtocolError);
});

test('a node may be made, or its constructor throw, where one was asked for', () => {
  expect(decoded(['made'], 'new')).toEqual({ did: 'made' });
  expect(decoded(['threw', -1, ['Error', 'no', '', 0, 0, '']], 'new')).toMatchObject({ did: 'threw', call: -1 });
});

test('more than 5,000 effects are too much, and no list at all breaks the protocol', () => {
  const many = Array.from({ length: 5_001 }, () => ['flush', 'a#1', 'f']);
  expect(() => decodeEffects(many, 'call', known)).toThrow('it did more than 5000 things at once');
  expect(decodeEffects(many.slice(1), 'call', known)).toHaveLength(5_000);
  expect(() => decodeEffects('many', 'call', known)).toThrow(ProtocolError);
});

test('a message is cut, escaped, and names no path of this machine', () => {
  const here = new URL('../../grader/judge/effects.ts', import.meta.url);
  const message = `in ${here.pathname}\u202e of ${here.href} ${'x'.repeat(1000)}`;
  const { error } = decoded(['late', ['Error', message, '', 0, 0, '']]) as { error: { message: string } };
  expect(error.message).toMatch(
    /^in grader\/judge\/effects\.ts\\u202e of grader\/judge\/effects\.ts x+ … \d+ characters … x+$/,
  );
});

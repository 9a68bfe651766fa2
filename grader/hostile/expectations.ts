/**
 * What each hostile module gets, so that the wording is under review: its cause and the first sentence of its failure,
 * with the line that tells of an error where there is one. Digits are compared as such and not by their value.
 */

export type Expectation = {
  /** Of these, whichever comes first: a deadline or a limit, by the speed of the machine. */
  readonly causes: readonly string[];
  /** Null where the cause decides the sentence. */
  readonly says: string | null;
  /** Part of what follows it. */
  readonly shows?: string;
  readonly of: readonly string[];
};

const file = 'chapters/02-partitioner/murmur2.ts';
const mustBe = 'murmur2() must give a signed 32-bit integer, got';

const refused = (says: string, of: string): Expectation => ({
  causes: ['refused'],
  says: `${file} ${says}`,
  of: of.split(' '),
});

const imports = (what: string, of: string): Expectation =>
  refused(
    `imports "${what}". A part may import types, the helpers of harness/contract, and the tasks it uses; what it needs besides comes through its constructor.`,
    of,
  );

const variable = (name: string, of: string): Expectation =>
  refused(
    `has a variable "${name}" at the top level. All that uses this file would share it: keep it in a function or in the instance.`,
    of,
  );

const wrong = (says: string, of: string): Expectation => ({ causes: ['wrong'], says, of: of.split(' ') });

const threw = (shows: string, of: string): Expectation => ({ ...wrong('murmur2 threw an error.', of), shows });

const doesNotLoad = (says: string, of: string): Expectation => ({
  causes: ['does not load'],
  says: `${file} ${says}`,
  of: of.split(' '),
});

/** With all layers. */
export const closed: readonly Expectation[] = [
  wrong('All 143 keys hash to another number than in Kafka.', '00d-control-wrong 108-proxy-export 132-code-from-text'),
  wrong('137 of 143 keys hash to another number than in Kafka.', '91-hardcoded-vectors'),
  wrong(`${mustBe} an object.`, '06-asymmetric-matcher-result 110-to-primitive 111-number-object 119-generator'),
  wrong(`${mustBe} an object.`, '135-getters-for-ever'),
  wrong(`${mustBe} a proxy.`, '109-proxy-result'),
  wrong(`${mustBe} the bigint 275646681n.`, '112-bigint'),
  wrong(`${mustBe} the text "n275646681".`, '113-text'),
  wrong(`${mustBe} a bigint beyond 64 bits.`, '114-huge-bigint'),
  wrong(`${mustBe} the text "${'A'.repeat(60)}…".`, '115-huge-text'),
  wrong(`${mustBe} an array.`, '116-huge-length'),
  wrong(`${mustBe} bytes.`, '117-typed-subclass'),
  wrong(`${mustBe} a promise.`, '118-async 49-never-settles'),
  wrong(`${mustBe} NaN.`, '120-changes-the-key'),
  threw('Cannot define property 0, object is not extensible', '101-array-index-setter'),
  threw('Cannot define property kind, object is not extensible', '102-object-prototype'),
  threw('Cannot add property toJSON, object is not extensible', '103-to-json'),
  threw("Cannot assign to read only property 'call'", '104-call-and-apply'),
  threw("Cannot assign to read only property 'then'", '105-then'),
  threw("Cannot assign to read only property 'Symbol(Symbol.iterator)'", '106-iterators'),
  threw("Cannot assign to read only property 'from'", '107-buffers'),
  threw('toString of what all parts share cannot be changed', '121-hides-the-change'),
  threw('Maximum call stack size exceeded', '122-stack-overflow 133-structured-clone'),
  threw(
    'error \\u202e\\x1b[32m✓: \\u061c\\u202e\\u2066\\xad\\u3164\\u{e0041}\ufffd passed \\x9b2J\\x1b[2J\\u2028\\x85 10 of 10\\n\\n\\n',
    '129-unseen-characters',
  ),
  threw(`error Error: here: Error: x\\n at murmur2 (${file}:4:79)`, '130-tells-its-path'),
  threw("Cannot assign to read only property 'stackTraceLimit'", '131-call-sites'),
  threw('error null', '136-throws-anything'),
  threw('TodoError: task ../../../etc/passwd\\x1b[2J is not implemented yet', '137-says-todo'),
  threw('Cannot add property calls, object is not extensible', '152-keeps-on-global'),
  threw('Event.prototype.timeStamp is not there in a part: use clock.now()', '153-reads-the-clock'),
  threw('detached ArrayBuffer', '155-shrinks-its-arrays'),
  threw('error Error: <script>alert(1)</script>', '156-markup'),
  threw('error Error: HIDDEN-INPUT', '83-oracle-via-errors'),
  threw('error Error: map me', '85-source-map-read'),
  threw('Atomics is not there in a part', '50-atomics-wait'),
  threw('Math.random is not there in a part: use the random that your constructor gets', '93-random-answer'),
  threw('Date is not there in a part: use clock.now() of the clock that your constructor gets', '94-clock-dependent'),
  threw(
    'process is not there in a part: a part reaches the outside only through what its constructor gets',
    '219-kills-itself 220-aborts 229-exits-in-a-call 37-ansi-log-injection',
  ),
  {
    causes: ['wrong', 'timed out'],
    says: null,
    of: ['124-late-errors', '125-late-rejections'],
  },
  {
    ...wrong(
      'An error was thrown where nothing could catch it: in a promise that is not awaited, or in a microtask.',
      '126-one-late-error',
    ),
    shows: 'Error: nobody awaits this',
  },
  {
    causes: ['timed out'],
    says: 'The part gave no answer within 0.6 s during this call. Look for a loop that never ends.',
    of: ['123-backtracking', '47-microtask-starvation'],
  },
  {
    causes: ['timed out'],
    says: 'The part gave no answer within 1 s while it was loaded. Look for a loop that never ends.',
    of: ['149-loads-for-ever'],
  },
  {
    causes: ['over memory', 'timed out'],
    says: null,
    of: ['154-fills-the-memory', '29-giant-result', '52-buffer-bomb'],
  },
  { causes: ['over output', 'timed out'], says: null, of: ['128-prints-for-ever', '134-inspected'] },
  {
    causes: ['over output'],
    says: 'The part was ended during this call: it printed more than 1000000 bytes. Print less, or only for the call you look at.',
    of: ['127-prints-much'],
  },
  refused(
    'runs something while it is loaded. Only imports, const, functions, classes and types stand at the top level.',
    '01-exit-zero-at-import 05-override-expect 10-patch-intrinsics 14-vitest-worker-rpc-forge 19-top-level-await-forever 21-stdout-forged-rpc 25-answer-before-asked 35-throw-weird 44-man-in-the-middle 147-using 223-steals-the-solution 227-keeps-printing 228-blocks-the-signal 231-kills-its-parent 232-stops-its-parent',
  ),
  refused('waits for something while it is loaded. Only functions wait.', '148-awaits'),
  refused(
    'exports something named "then", which would make the module look like a promise. Give it another name.',
    '18-namespace-thenable 138-exported-as-then',
  ),
  variable('n', '31-thenable-result'),
  variable('i', '38-report-markup-injection'),
  variable('t', '98-late-tamper'),
  imports(
    'node:fs',
    '57-disk-fill 60-stdout-flood 71-read-tests 76-home-secrets 78-inspector-on-parent 201-forges-answers 202-answers-ahead 203-line-without-end 204-half-a-line 205-huge-line 206-deep-line 207-objects-and-prototypes 208-answers-twice 209-answers-for-others 210-many-effects 211-unknown-effects 212-acts-for-others 213-made-in-place-of-returned 214-numbers 215-byte-by-byte 216-many-lines 217-closes-its-pipes 218-writes-everywhere 224-reads-the-solution 225-poisons-what-is-prepared 230-loads-forged',
  ),
  imports('node:net', '221-signals-its-parent 222-listens'),
  imports('node:module', '226-native-code'),
  imports('node:child_process', '53-fork-bomb 64-detached-daemon'),
  imports('node:worker_threads', '66-spin-after-answer'),
  imports('./murmur2.ts?again', '140-imports-itself'),
  imports('../../solutions/02-partitioner/murmur2.ts', '141-imports-the-reference'),
  imports('../../grader/checks/02-partitioner/murmur2-variants.ts', '142-imports-the-checks'),
  imports('../../harness/contract/..%2fsimulation/random.ts', '143-imports-by-detour'),
  imports('../../harness/contract/no-such-contract.ts', '144-imports-what-is-missing'),
  imports('data:text/javascript,export const murmur2 = () => process.pid', '146-data-url'),
  doesNotLoad('exports no function called murmur2. Write "export function murmur2".', '139-default-only'),
  doesNotLoad(
    'does not load: nothing called nothing is exported there. If it is a type, write "import type { nothing }".',
    '145-imports-a-missing-name',
  ),
  doesNotLoad('does not load: RangeError: no table.', '150-throws-while-loaded'),
  doesNotLoad('exports murmur2, but it is a class and should be a function.', '151-class-of-proxies'),
];

/** Score in full whatever the layers. */
export const right = ['00a-control-correct', '00b-control-chatty', '00c-control-slow-bigint'];

/** Score in full once the inner layers are left out, or in part: a right hash is a right hash. */
export const rightInTheOpen = [
  '66-spin-after-answer',
  '94-clock-dependent',
  '98-late-tamper',
  '127-prints-much',
  '152-keeps-on-global',
  '153-reads-the-clock',
];

/** What no layer here stops once the inner ones are left out: it takes another namespace, user or network. */
export const onlyASandboxStops: { readonly [module: string]: string } = {
  '222-listens': "the permission model of Node 24 leaves the network alone; Node 26's does not",
  '231-kills-its-parent': 'a process may signal any other of its user',
  '232-stops-its-parent': 'a process may signal any other of its user',
};

/** Those that are made of the language alone: no inner layer makes a difference to them. */
export const isOfTheLanguage = (name: string): boolean =>
  /^1(?:0[89]|1\d|2[02-9]|30|3[35-79]|49|5[0-1]|5[4-6])-/.test(name);

/** Take a deadline or two to end. */
export const slow = new Set([
  ...'19-top-level-await-forever 29-giant-result 47-microtask-starvation 50-atomics-wait 52-buffer-bomb 123-backtracking'.split(
    ' ',
  ),
  ...'124-late-errors 125-late-rejections 128-prints-for-ever 134-inspected 147-using 149-loads-for-ever'.split(' '),
  ...'154-fills-the-memory 215-byte-by-byte 228-blocks-the-signal 230-loads-forged'.split(' '),
]);

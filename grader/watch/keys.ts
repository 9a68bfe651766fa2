/** From the bytes of a terminal to names of keys: characters as they are, `up`, `enter`, `escape`, `ctrl-c`, … */

const sequences: { readonly [bytes: string]: string } = {
  '\u0003': 'ctrl-c',
  '\u0004': 'ctrl-c',
  '\r': 'enter',
  '\n': 'enter',
  ' ': 'space',
  '\u007f': 'backspace',
  '\b': 'backspace',
  '\u001b': 'escape',
  '\u001b[A': 'up',
  '\u001bOA': 'up',
  '\u001b[B': 'down',
  '\u001bOB': 'down',
  '\u001b[5~': 'pageup',
  '\u001b[6~': 'pagedown',
};

const one = /\u001b\[[0-9;]*[A-Za-z~]|\u001bO[A-Za-z]|[^]/gu;

/** The keys in a chunk of input, in order; sequences of no known key are left out. */
export function keysIn(chunk: string): readonly string[] {
  return [...chunk.matchAll(one)].flatMap(([bytes]) => {
    const known = sequences[bytes];
    if (known !== undefined) return [known];
    return /^[^\p{C}\p{Z}]$/u.test(bytes) ? [bytes] : [];
  });
}

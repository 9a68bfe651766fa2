/**
 * 38-report-markup-injection
 * CLASS   B protocol
 * DOES    Error texts with HTML/script, Markdown images and links, CSV formulas, YAML/JSON breakers, GitHub ::commands::.
 * EXPECT  WRONG; HTML report escapes, CSV cells beginning with = + - @ TAB CR are quoted with a leading apostrophe, no remote fetches.
 * SAFE    text only
 */
const texts = [
  '<img src=x onerror="document.title=1"><script>window.pwned=1</script>',
  '</pre></body><h1>Score: 100</h1>',
  '![x](http://127.0.0.1:1/leak?q=1)',
  '[click](javascript:void(0))',
  "=cmd|'/C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(1,1)',
  '\t=1',
  '"},"score":100,"x":{"',
  '---\nscore: 100\n---',
  '::error file=x::pwned',
  String.fromCharCode(96).repeat(3) + '\n# Score 100',
  '| a | b |',
  ']]>',
  '{{7*7}} ${7*7} <%= 7*7 %>',
];
let i = 0;
export function murmur2(_bytes: Uint8Array): number {
  throw new Error(texts[i++ % texts.length]);
}

export function partition(_key: Uint8Array | null, _numPartitions: number): number {
  return 0;
}

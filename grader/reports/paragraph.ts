/** Wraps a paragraph; a line that is longer without a space, and one that is indented, stays as it is. */

export function paragraph(text: string, width = 72): string {
  if (text.length <= width || text.startsWith(' ')) return text;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}

/** A lesson for the terminal: Markdown, parsed by markdown-it, as lines of at most the terminal's width. */
import MarkdownIt from 'markdown-it';
import type { Style } from '../reports/style.ts';
import type { Look, Piece } from './styled-text.ts';
import { columnsOf, wrapped } from './styled-text.ts';

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

const markdown = new MarkdownIt({ html: false });

/** What a block stands in: what its first line begins with, and the others. */
type Frame = { readonly first: string; readonly rest: string };

export function terminalMarkdown(text: string, width: number, style: Style): string {
  return new Renderer(width, style).render(markdown.parse(text, {}));
}

class Renderer {
  readonly #width: number;
  readonly #style: Style;
  readonly #lines: string[] = [];
  readonly #frames: Frame[] = [];
  readonly #numbers: (number | null)[] = [];
  #isFirst = false;
  #rows: Piece[][][] = [];
  #heading = 0;

  constructor(width: number, style: Style) {
    this.#width = width;
    this.#style = style;
  }

  render(tokens: readonly Token[]): string {
    for (const token of tokens) this.#token(token);
    const text = this.#lines.join('\n').replaceAll(/\n{3,}/g, '\n\n');
    return `${text.replace(/^\n+/, '').trimEnd()}\n`;
  }

  #token(token: Token): void {
    switch (token.type) {
      case 'heading_open':
        this.#heading = Number(token.tag.slice(1));
        return this.#blank();
      case 'heading_close':
        this.#heading = 0;
        return this.#blank();
      case 'paragraph_close':
        return token.hidden ? undefined : this.#blank();
      case 'inline':
        return this.#inline(token);
      case 'fence':
      case 'code_block':
        return this.#code(token.content);
      case 'hr':
        this.#line('─'.repeat(Math.min(20, this.#width)));
        return this.#blank();
      default:
        return this.#container(token);
    }
  }

  #container(token: Token): void {
    switch (token.type) {
      case 'bullet_list_open':
        return void this.#numbers.push(null);
      case 'ordered_list_open':
        return void this.#numbers.push(Number(token.attrGet('start') ?? 1));
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#numbers.pop();
        return this.#numbers.length === 0 ? this.#blank() : undefined;
      case 'list_item_open':
        return this.#openItem();
      case 'blockquote_open':
        return void this.#frames.push({ first: '│ ', rest: '│ ' });
      case 'list_item_close':
      case 'blockquote_close':
        return void this.#frames.pop();
      case 'table_open':
        this.#rows = [];
        return;
      case 'tr_open':
        return void this.#rows.push([]);
      case 'table_close':
        return this.#table();
      case 'th_open':
      case 'td_open':
        return void this.#rows.at(-1)?.push([]);
    }
  }

  #openItem(): void {
    const number = this.#numbers.at(-1);
    const mark = number === null || number === undefined ? '- ' : `${number}. `;
    if (typeof number === 'number') this.#numbers[this.#numbers.length - 1] = number + 1;
    this.#frames.push({ first: mark, rest: ' '.repeat(mark.length) });
    this.#isFirst = true;
  }

  #inline(token: Token): void {
    const pieces = piecesOf(token.children ?? [], this.#heading > 0 ? 'bold' : 'plain');
    const cell = this.#rows.at(-1)?.at(-1);
    if (cell !== undefined) return void cell.push(...pieces);
    const indent = this.#frames.reduce((sum, frame) => sum + frame.rest.length, 0);
    for (const line of wrapped(pieces, Math.max(20, this.#width - indent), this.#style)) this.#line(line);
  }

  #code(text: string): void {
    for (const line of text.replace(/\n$/, '').split('\n')) this.#line(`  ${line}`.trimEnd());
    this.#blank();
  }

  #table(): void {
    const texts = this.#rows.map((row) => row.map((cell) => cell.map((piece) => piece.text).join('')));
    const widths = (texts[0] ?? []).map((_, c) => Math.max(...texts.map((row) => columnsOf(row[c] ?? ''))));
    texts.forEach((row, r) => {
      const padded = row.map((text, c) => text + ' '.repeat((widths[c] ?? 0) - columnsOf(text)));
      const line = `  ${padded.join('   ').trimEnd()}`;
      this.#line(r === 0 ? this.#style.bold(line) : line);
    });
    this.#rows = [];
    this.#blank();
  }

  #line(text: string): void {
    const lead = this.#frames.map((frame, i) =>
      this.#isFirst && i === this.#frames.length - 1 ? frame.first : frame.rest,
    );
    this.#isFirst = false;
    this.#lines.push(`${lead.join('')}${text}`.trimEnd());
  }

  #blank(): void {
    if (this.#lines.at(-1) !== '') this.#lines.push('');
  }
}

/** The text of inline tokens in pieces; a link's address follows its text where it is another. */
function piecesOf(tokens: readonly Token[], base: Look): readonly Piece[] {
  const pieces: Piece[] = [];
  const looks: Look[] = [base];
  let address = '';
  for (const token of tokens) {
    const look = looks.at(-1) ?? base;
    if (token.type === 'text') pieces.push({ text: token.content, look });
    else if (token.type === 'code_inline') pieces.push({ text: token.content, look: 'code' });
    else if (token.type === 'softbreak') pieces.push({ text: ' ', look });
    else if (token.type === 'hardbreak') pieces.push({ text: '\n', look });
    else if (token.type === 'strong_open') looks.push('bold');
    else if (token.type === 'em_open') looks.push(look);
    else if (token.type === 'strong_close' || token.type === 'em_close') looks.pop();
    else if (token.type === 'link_open') address = String(token.attrGet('href') ?? '');
    else if (token.type === 'link_close' && pieces.at(-1)?.text !== address) {
      pieces.push({ text: ` (${address})`, look: 'dim' });
    }
  }
  return pieces;
}

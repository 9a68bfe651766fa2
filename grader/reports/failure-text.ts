/** A failure as text in 72 columns: its sentence, then its blocks, indented alike. The same for screen and document. */
import { pathOf } from '../../harness/contract/parts.ts';
import { visible } from '../channel/visible.ts';
import type { Bar, Block, Failure, TraceLine } from '../judge/failure.ts';
import { paragraph } from './paragraph.ts';

/** The text of a line of the learner's file, by place; null when there is none. */
export type LineAt = (place: NonNullable<Failure['where']>) => string | null;

export function failureText(failure: Failure, lineAt: LineAt): string {
  const blocks = failure.blocks.map((block) => blockText(block, lineAt)).filter((text) => text !== '');
  return [paragraph(failure.says), ...blocks].join('\n\n');
}

function blockText(block: Block, lineAt: LineAt): string {
  switch (block.show) {
    case 'table':
      return tableText(block.rows);
    case 'bytes':
      return bytesText(block.label, block.data, block.marked);
    case 'bars':
      return barsText(block.unit, block.bars);
    case 'source':
      return sourceText(block.place, lineAt(block.place));
    case 'text':
      return block.text
        .split('\n')
        .map((line) => paragraph(line))
        .join('\n');
    case 'events':
      return eventsText(block.events);
  }
}

/** Columns three apart; the last cell of a row goes on below itself. */
function tableText(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, c) => Math.max(...rows.map((row) => row[c]?.length ?? 0)));
  return rows
    .map((row) => {
      const lead = row.slice(0, -1).map((cell, c) => `${cell.padEnd(widths[c] ?? 0)}   `);
      const indent = ' '.repeat(lead.join('').length);
      return (
        lead.join('') + paragraph(row.at(-1) ?? '', Math.max(40, 72 - indent.length)).replaceAll('\n', `\n${indent}`)
      );
    })
    .join('\n');
}

const bytesPerLine = 16;

function bytesText(label: string, data: Uint8Array, marked: readonly number[]): string {
  const lines: string[] = [label];
  for (let start = 0; start < data.length; start += bytesPerLine) {
    const row = [...data.subarray(start, start + bytesPerLine)];
    lines.push(`  ${row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}`);
    const marks = row.map((_, i) => (marked.includes(start + i) ? '^^' : '  ')).join(' ');
    if (marks.trim() !== '')
      lines.push(`  ${marks.replaceAll('^^ ^^', '^^^^^').replaceAll('^^ ^^', '^^^^^').trimEnd()}`);
  }
  if (data.length === 0) lines.push('  (no bytes)');
  return lines.join('\n');
}

const barWidth = 32;

function barsText(unit: string, bars: readonly Bar[]): string {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const labelWidth = Math.max(...bars.map((bar) => bar.label.length));
  const countWidth = String(most).length;
  const lines = bars.map((bar) => {
    const filled = bar.count === 0 ? '' : '█'.repeat(Math.max(1, Math.round((bar.count / most) * barWidth)));
    const note = bar.note === undefined ? '' : `   ${bar.note}`;
    const count = String(bar.count).padStart(countWidth);
    return `  ${bar.label.padEnd(labelWidth)}  ${count}  ${note === '' ? filled : filled.padEnd(barWidth)}${note}`.trimEnd();
  });
  return [unit, ...lines].join('\n');
}

const sourceWidth = 100;

function sourceText(place: NonNullable<Failure['where']>, line: string | null): string {
  const head = `chapters/${pathOf(place.task)}:${place.line}:${place.column}`;
  if (line === null) return head;
  const start = Math.max(0, place.column - 1 - sourceWidth / 2);
  const before = visible(line.slice(start, place.column - 1).replaceAll('\t', '  '), sourceWidth);
  const after = visible(line.slice(place.column - 1, start + sourceWidth).replaceAll('\t', '  '), sourceWidth);
  const number = String(place.line).padStart(4);
  return `${head}\n${number} │ ${before}${after}`.trimEnd() + `\n     │ ${' '.repeat(before.length)}^`;
}

function eventsText(events: readonly TraceLine[]): string {
  return events
    .map((event) => {
      const line = `${String(event.time).padStart(7)} ms   ${event.text}`;
      return event.marked ? `${line.padEnd(64)} ← here` : line;
    })
    .join('\n');
}

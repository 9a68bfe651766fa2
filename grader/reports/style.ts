/** Colour for terminals, or none: NO_COLOR and a pipe mean none. */
import { styleText } from 'node:util';

export type Style = {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
};

const same = (text: string): string => text;
export const plain: Style = { bold: same, dim: same, good: same, bad: same };

const painted =
  (format: Parameters<typeof styleText>[0]) =>
  (text: string): string =>
    styleText(format, text, { validateStream: false });

export const coloured: Style = {
  bold: painted('bold'),
  dim: painted('dim'),
  good: painted('green'),
  bad: painted('red'),
};

/** Coloured on a terminal that wants it. */
export function styleFor(stream: { readonly isTTY?: boolean }, noColour: string | undefined): Style {
  return stream.isTTY === true && (noColour ?? '') === '' ? coloured : plain;
}

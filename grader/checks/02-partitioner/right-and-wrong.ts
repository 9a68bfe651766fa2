/** The part of a failure that says which inputs are right before which are wrong, by kinds of input. */
import type { Block } from '../../judge/failure.ts';

/** Names for kinds of input. Every input is of one kind at least. */
export type Kinds<T> = readonly (readonly [name: string, belongs: (item: T) => boolean])[];

/** A row a kind: right, wrong, or how many are right. Of several ways to sort, the one that tells most; or none. */
export function rightAndWrong<T>(
  items: readonly T[],
  isWrong: (item: T) => boolean,
  ways: readonly Kinds<T>[],
): Block[] {
  if (items.every(isWrong)) return [{ show: 'table', rows: [['right', 'none of them']] }];
  const tables = ways.map((kinds) => rowsOf(items, isWrong, kinds)).filter((rows) => rows.length > 1);
  const best = tables.toSorted((a, b) => told(b) - told(a))[0];
  if (best === undefined || best.every(({ verdict }) => verdict === 'mixed')) return [];
  const order = ['right', 'mixed', 'wrong'];
  const sorted = best.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return [{ show: 'table', rows: sorted.map(({ label, name }) => [label, name]) }];
}

type Row = { readonly verdict: 'right' | 'mixed' | 'wrong'; readonly label: string; readonly name: string };

/** How much of a table is clear. */
const told = (rows: readonly Row[]): number => rows.filter(({ verdict }) => verdict !== 'mixed').length / rows.length;

function rowsOf<T>(items: readonly T[], isWrong: (item: T) => boolean, kinds: Kinds<T>): readonly Row[] {
  return kinds.flatMap(([name, belongs]): readonly Row[] => {
    const own = items.filter(belongs);
    const right = own.filter((item) => !isWrong(item)).length;
    if (own.length === 0) return [];
    if (right === own.length) return [{ verdict: 'right', label: 'right', name }];
    if (right === 0) return [{ verdict: 'wrong', label: 'wrong', name }];
    return [{ verdict: 'mixed', label: `${right} of ${own.length} right`, name }];
  });
}

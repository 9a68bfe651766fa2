/** A part set says, for each task, whose part is used: the workbook's under check, or the reference's. */
import type { PartId } from './parts.ts';
import { parts } from './parts.ts';

export type Owner = 'workbook' | 'reference';

export type PartSet = { readonly ownerOf: (id: PartId) => Owner };

/** Only these tasks are the workbook's; all else is the reference's. This is how a single task is checked. */
export const onlyFrom = (...ids: readonly PartId[]): PartSet => ({
  ownerOf: (id) => (ids.includes(id) ? 'workbook' : 'reference'),
});

/** The tasks that a part may load: itself, and what its contract says it uses, and so on. */
export function usedBy(id: PartId): readonly PartId[] {
  const found: PartId[] = [id];
  for (const next of found) {
    for (const used of parts[next].contract.uses) if (!found.includes(used)) found.push(used);
  }
  return found;
}

import type { Store } from "@/db/store";
import type { Chip } from "@/lib/domain/chip";
import { chipFacts } from "@/lib/domain/chip-facts";
import type { ChipView, FamilyOnChip, ModelOnChip, NeighbourChip } from "@/lib/domain/chip-view";
import { CHIPS } from "@/lib/domain/chips";
import { compareChips } from "@/lib/domain/compare-chips";
import { coverageGaps } from "@/lib/domain/coverage";
import { findChip } from "@/lib/domain/find-chip";
import { groupBy } from "@/lib/domain/group-by";
import { METHODS } from "@/lib/domain/scheme";
import { schemeOf } from "@/lib/domain/scheme-facts";
import { type CellFact, compareWorst, standingOf } from "@/lib/domain/standing";
import { atMark } from "@/lib/services/at-mark";
import { readOpenChanges } from "@/lib/services/changes/read-open";
import { devicesSeen } from "@/lib/services/chips/devices-seen";
import { readKnownIssues } from "@/lib/services/known-issues";
import { findMark } from "@/lib/services/marks";
import { issuesOfCells } from "@/lib/services/standing/issues-of";
import { readCellFacts } from "@/lib/services/standing/read-cell-facts";
import { versionsSeen } from "@/lib/services/standing/versions-seen";

const namesOf = <T>(cells: readonly CellFact[], name: (cell: CellFact) => T) => [...new Set(cells.map(name))].sort();

function modelsOn(cells: readonly CellFact[]): ModelOnChip[] {
  const groups = groupBy(cells, ({ model, variant }) => JSON.stringify([model, variant]));
  return [...groups.values()]
    .map((own) => ({
      model: own[0]?.model ?? "",
      variant: own[0]?.variant ?? null,
      schemes: namesOf(own, ({ scheme }) => scheme),
      standing: standingOf(own),
    }))
    .sort((a, b) => compareWorst(a.standing, b.standing) || (a.model < b.model ? -1 : 1));
}

/** Schemes by method, in the order of the catalogue. */
function familiesOn(cells: readonly CellFact[]): FamilyOnChip[] {
  const groups = groupBy(cells, ({ scheme }) => schemeOf(scheme).method);
  return METHODS.flatMap((method) => {
    const own = groups.get(method);
    if (!own) return [];
    const models = namesOf(own, ({ model }) => model).length;
    return [{ method, schemes: namesOf(own, ({ scheme }) => scheme), models, standing: standingOf(own) }];
  });
}

/** Chips of the catalogue that share the architecture. */
function siblingsOf(chip: Chip | null): Chip[] {
  if (chip === null || chip.htpArch === null) return [];
  return CHIPS.filter(({ soc, htpArch }) => htpArch === chip.htpArch && soc !== chip.soc);
}

function neighbourOf({ soc, name, fp16 }: Chip, cells: readonly CellFact[]): NeighbourChip {
  const own = cells.filter(({ chip }) => chip === soc);
  return { soc, name, fp16, standing: standingOf(own) };
}

/**
 * One chip: what is known of it, how it stands, and what was never tried on it.
 * @param soc canonical id, see `resolveChip`
 * @param asOf sequence to read at; null for the newest mark
 * @returns null for a chip that neither the catalogue nor any result there knows
 */
export async function readChip(store: Store, soc: string, asOf: number | null): Promise<ChipView | null> {
  const mark = await findMark(store, asOf);
  const chip = findChip(soc);
  const siblings = siblingsOf(chip);
  const cells = await readCellFacts(store, mark, { chips: [soc, ...siblings.map((one) => one.soc)] });
  const own = cells.filter((cell) => cell.chip === soc);
  if (chip === null && own.length === 0) return null;
  const others = cells.filter((cell) => cell.chip !== soc);
  const issues = await readKnownIssues(store, asOf === null ? null : mark.seq);
  return {
    ...(await atMark(store, mark, asOf)),
    soc,
    chip,
    facts: chip === null ? [] : chipFacts(chip),
    standing: standingOf(own),
    models: modelsOn(own),
    families: familiesOn(own),
    versions: { qairt: versionsSeen(own, "qairt"), onnxruntime: versionsSeen(own, "onnxruntime") },
    devices: await devicesSeen(store, own),
    neighbours: siblings
      .map((sibling) => neighbourOf(sibling, others))
      .sort((a, b) => b.standing.cells - a.standing.cells || compareChips(a.soc, b.soc)),
    gaps: coverageGaps(own, others),
    changes: await readOpenChanges(store, mark, { chip: soc }),
    knownIssues: issuesOfCells(issues, own, { chip: soc }),
  };
}

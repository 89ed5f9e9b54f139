import type { Store } from "@/db/store";
import type { ChipGroup, ChipLine, ChipsFilter, ChipsView } from "@/lib/domain/chip-view";
import { CHIPS } from "@/lib/domain/chips";
import { compareChips } from "@/lib/domain/compare-chips";
import { findChip } from "@/lib/domain/find-chip";
import { groupBy } from "@/lib/domain/group-by";
import { standingOf } from "@/lib/domain/standing";
import { atMark } from "@/lib/services/at-mark";
import { findMark } from "@/lib/services/marks";
import { readCellFacts } from "@/lib/services/standing/read-cell-facts";

/** Every word must stand in the id, the name or an alias. */
function isFound({ soc, chip }: ChipLine, find: string | null): boolean {
  const names = [soc, chip?.name ?? "", ...(chip?.aliases ?? [])].join(" ").toLowerCase();
  return (find ?? "")
    .toLowerCase()
    .split(/\s+/)
    .every((word) => names.includes(word));
}

const groupIdOf = ({ chip }: ChipLine, by: ChipsFilter["by"]) => (by === "arch" ? chip?.htpArch : chip?.tier) ?? null;

const archOf = (id: string | null) => (id === null ? -1 : Number(id.slice(1)));

/** Newest architecture first, tiers by name; what is unknown comes last. */
function compareGroups(a: ChipGroup, b: ChipGroup, by: ChipsFilter["by"]): number {
  if (by === "arch") return archOf(b.id) - archOf(a.id);
  if (a.id === null || b.id === null) return Number(a.id === null) - Number(b.id === null);
  return a.id < b.id ? -1 : 1;
}

/** Those with most cells first; the others as chips are listed everywhere. */
const compareLines = (a: ChipLine, b: ChipLine) => b.standing.cells - a.standing.cells || compareChips(a.soc, b.soc);

/** Every chip of the catalogue and every chip that results name, with how it stands. */
export async function readChipLines(store: Store, asOf: number | null): Promise<ChipLine[]> {
  const cells = await readCellFacts(store, await findMark(store, asOf), "all");
  const byChip = groupBy(cells, ({ chip }) => chip ?? "");
  byChip.delete("");
  const socs = new Set([...CHIPS.map(({ soc }) => soc), ...byChip.keys()]);
  return [...socs].map((soc) => {
    const own = byChip.get(soc) ?? [];
    const models = new Set(own.map(({ model }) => model)).size;
    return { soc, chip: findChip(soc), models, standing: standingOf(own) };
  });
}

/** The chips that a filter asks for, in groups. */
export async function readChips(store: Store, filter: ChipsFilter): Promise<ChipsView> {
  const lines = await readChipLines(store, filter.asOf);
  const asked = lines.filter(
    (line) => isFound(line, filter.find) && (filter.show === "all" || line.standing.cells > 0),
  );
  const groups = groupBy(asked, (line) => JSON.stringify(groupIdOf(line, filter.by)));
  return {
    ...(await atMark(store, await findMark(store, filter.asOf), filter.asOf)),
    filter,
    groups: [...groups]
      .map(([id, chips]): ChipGroup => ({ id: JSON.parse(id), chips: chips.sort(compareLines) }))
      .sort((a, b) => compareGroups(a, b, filter.by)),
    total: lines.length,
    measured: lines.filter(({ standing }) => standing.cells > 0).length,
  };
}

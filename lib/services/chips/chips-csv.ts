import { toCsv } from "@/lib/contract/csv";
import { type Column, tableOf } from "@/lib/contract/table";
import type { ChipLine, ChipsView } from "@/lib/domain/chip-view";
import { STANDING_COLUMNS } from "@/lib/services/standing/standing-columns";

const COLUMNS: readonly Column<ChipLine>[] = [
  ["soc", ({ soc }) => soc],
  ["name", ({ chip }) => chip?.name],
  ["catalogue", ({ chip }) => chip !== null],
  ["htp_arch", ({ chip }) => chip?.htpArch],
  ["tier", ({ chip }) => chip?.tier],
  ["fp16", ({ chip }) => chip?.fp16],
  ["models", ({ models }) => models],
  ...STANDING_COLUMNS,
];

/** One line a chip. */
export function chipsCsv({ groups }: ChipsView): string {
  const lines = groups.flatMap(({ chips }) => chips);
  return toCsv(...tableOf(COLUMNS, lines));
}

import { type CsvValue, toCsv } from "@/lib/contract/csv";
import type { ChipLine, ChipsView } from "@/lib/domain/chip-view";
import { STANDING_COLUMNS } from "@/lib/services/standing/standing-columns";

const COLUMNS: readonly (readonly [string, (line: ChipLine) => CsvValue])[] = [
  ["soc", ({ soc }) => soc],
  ["name", ({ chip }) => chip?.name],
  ["catalogue", ({ chip }) => chip !== null],
  ["htp_arch", ({ chip }) => chip?.htpArch],
  ["tier", ({ chip }) => chip?.tier],
  ["fp16", ({ chip }) => chip?.fp16],
  ["models", ({ models }) => models],
];

/** One line a chip. */
export function chipsCsv({ groups }: ChipsView): string {
  return toCsv(
    [...COLUMNS, ...STANDING_COLUMNS].map(([name]) => name),
    groups
      .flatMap(({ chips }) => chips)
      .map((line) => [
        ...COLUMNS.map(([, value]) => value(line)),
        ...STANDING_COLUMNS.map(([, value]) => value(line.standing)),
      ]),
  );
}

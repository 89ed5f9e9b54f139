import type { useTranslations } from "next-intl";
import { fullLabel } from "@/components/matrix/axis-words";
import type { SquareView } from "@/lib/domain/square-view";

type Translate = ReturnType<typeof useTranslations<"matrix">>;

/** A square by its row and its column, `Snapdragon 8 Gen 3 × PTQ w8a8`. */
export function squareTitle(
  { filter, row, column }: Pick<SquareView, "filter" | "row" | "column">,
  t: Translate,
): string {
  return `${fullLabel(filter.rows, row, t)} × ${fullLabel(filter.columns, column, t)}`;
}

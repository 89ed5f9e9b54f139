import type { useTranslations } from "next-intl";
import { axisLabel } from "@/components/matrix/axis-words";
import type { Axis, AxisEntry } from "@/lib/domain/matrix";
import type { SquareView } from "@/lib/domain/square-view";

type Translate = ReturnType<typeof useTranslations<"matrix">>;

/** What people call a row or a column away from its axis: schemes with their method, versions with what they are of. */
export function entryName(axis: Axis, { id, label }: Pick<AxisEntry, "id" | "label">, t: Translate): string {
  switch (axis) {
    case "scheme":
      return id;
    case "qairt":
    case "onnxruntime":
      return `${t(`axis.${axis}`)} ${axisLabel(axis, id, label, t)}`;
    default:
      return axisLabel(axis, id, label, t);
  }
}

/** A square by its row and its column, `Snapdragon 8 Gen 3 × ptq:w8a8`. */
export function squareTitle(
  { filter, row, column }: Pick<SquareView, "filter" | "row" | "column">,
  t: Translate,
): string {
  return `${entryName(filter.rows, row, t)} × ${entryName(filter.columns, column, t)}`;
}

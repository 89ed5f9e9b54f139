import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { ChangedCell } from "@/lib/domain/change-view";

export type CellWords = {
  /** Model with its variant. */
  model: string;
  /** The chip as people call it, else the kind of target. */
  target: string;
  /** Scheme and path. */
  how: string;
  /** Dataset, metric and sample count. */
  evaluation: string;
  /** Marks that change what a figure is, each in words. */
  marks: string[];
};

/** A cell in words. */
export function useCellWords(): (cell: ChangedCell) => CellWords {
  const t = useTranslations("matrix");
  const formats = useFormats();
  return (cell) => {
    const marks = (["simulated", "emulated", "sample"] as const).filter((mark) => cell[mark]);
    const n = cell.samples === null ? t("nUnknown") : t("n", { count: formats.count(cell.samples) });
    return {
      model: cell.variant === null ? cell.model : `${cell.model} · ${cell.variant}`,
      target: cell.chipName ?? cell.chip ?? t(`target.${cell.targetKind}`),
      how: `${cell.scheme} · ${cell.path ?? t("unknownPath")}`,
      evaluation: [[cell.dataset, cell.split].filter(Boolean).join(" "), cell.metricName, n].join(" · "),
      marks: marks.map((mark) => t(`mark.${mark}`)),
    };
  };
}

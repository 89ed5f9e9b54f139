import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { SQNR_EXACT_DB } from "@/lib/domain/drift/layer-metrics";
import { COLUMN_KINDS, type ColumnId } from "./columns";

const DECIBEL_DECIMALS = 1;
/** A cosine of 0.999 and one of 0.9999 are different facts. */
const RATIO_DECIMALS = 4;

/** A figure as a column shows it, and what it really means where that is not what it looks like. */
export type FigureWords = { text: string; title?: string; quiet?: boolean };

/** Figures of the list in words: no decimals lost to width, and none of the traps of tools shown as if it were true. */
export function useFigureWords(): (column: ColumnId, value: number | null) => FigureWords {
  const t = useTranslations("drift");
  const formats = useFormats();
  return (column, value) => {
    if (value === null) return { text: t("none"), quiet: true };
    switch (COLUMN_KINDS[column]) {
      case "count":
        return { text: formats.count(value), quiet: true };
      case "share":
        return { text: formats.share(value) };
      case "ratio":
        return { text: formats.fixed(value, RATIO_DECIMALS) };
      case "change":
        return { text: formats.fixed(value, DECIBEL_DECIMALS, true) };
      default: {
        const text = formats.fixed(value, DECIBEL_DECIMALS);
        if (value >= SQNR_EXACT_DB) return { text: t("exact"), title: t("exactHelp", { value: text }), quiet: true };
        if (column === "weight" && value < 0) return { text, title: t("wrappedHelp"), quiet: true };
        return value === 0 ? { text, title: t("zeroHelp") } : { text };
      }
    }
  };
}

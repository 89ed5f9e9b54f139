import { useTranslations } from "next-intl";
import { useCellWords } from "@/components/changes/parts/cell-words";
import { useStackWords } from "@/components/series/stack-words";
import type { ChangedCell } from "@/lib/domain/change-view";
import type { BisectingRun } from "@/lib/domain/changes/change";

/** The run that would tell most, as a sentence for whoever runs it. */
export function useBisectWords(): (cell: ChangedCell, run: BisectingRun) => string {
  const t = useTranslations("change");
  const cellWords = useCellWords();
  const stackWords = useStackWords(true);
  return (cell, { stack }) => {
    const { model, target, evaluation } = cellWords(cell);
    return t("bisectRun", {
      model,
      scheme: cell.scheme,
      target: cell.chip === null || target === cell.chip ? target : `${target} (${cell.chip})`,
      path: cell.path ?? "",
      evaluation,
      stack: stackWords(stack),
    });
  };
}

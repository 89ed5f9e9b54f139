import { useTranslations } from "next-intl";
import { usePairWords, VERDICT_TONES } from "@/components/compare/parts/pair-words";
import { useFormats } from "@/components/format/use-formats";
import type { BadgeTone } from "@/components/ui/badge";
import { budgetOf, evidenceOf, storedBudget } from "@/lib/domain/budget";
import type { Cell } from "@/lib/domain/matrix";
import type { SquareDiff } from "@/lib/domain/matrix-diff";
import type { SquareDetail } from "@/lib/domain/square-view";

/** A judgement in a few words, with the look that repeats it. */
export type Pill = { words: string; tone: BadgeTone; title?: string };

/** What is shown of a cell's difference to its reference: by its own test where there is one, else by its interval. */
export function useEvidencePill(): (detail: SquareDetail) => Pill | null {
  const t = useTranslations("square");
  const pairWords = usePairWords();
  return ({ cell, againstReference }) => {
    if (cell.delta === null || cell.targetKind === "reference") return null;
    if (againstReference?.test) {
      const { verdict, title } = pairWords({ ...againstReference, facts: [] }, cell.unit);
      return { words: verdict, tone: VERDICT_TONES[againstReference.verdict], title };
    }
    const evidence = evidenceOf(cell);
    if (evidence !== "shown") return { words: t(`evidence.${evidence}`), tone: "outline", title: t("evidenceHelp") };
    const tone = cell.delta < 0 ? "regressed" : "improved";
    return { words: t(`evidence.${tone}`), tone, title: t("evidenceHelp") };
  };
}

const BUDGET_TONES = { outside: "danger", inconclusive: "outline", within: "neutral" } as const;

type BudgetPill = (cell: Cell, diff: SquareDiff | null) => (Pill & { said: string }) | null;

/** How a cell, or its change between two versions, stands to a budget; null without one. @param budget as the URL has it */
export function useBudgetPill(budget: number | null): BudgetPill {
  const t = useTranslations("square.budget");
  const formats = useFormats();
  return (cell, diff) => {
    const standing = budgetOf(cell, diff, budget);
    if (standing === null || budget === null) return null;
    const size = formats.text(formats.size(storedBudget(budget, cell.unit), cell.unit));
    const words = standing.verdict === "inconclusive" && standing.beyond ? "beyond" : standing.verdict;
    return {
      words: t(`verdict.${words}`),
      tone: BUDGET_TONES[standing.verdict],
      title: t(`help.${words}`, { budget: size }),
      said: t("of", { budget: size }),
    };
  };
}

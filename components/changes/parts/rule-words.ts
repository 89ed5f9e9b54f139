import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { ChangeLine } from "@/lib/domain/change-view";

type Judged = Pick<ChangeLine, "rule" | "numbers" | "verdict">;

/** The rule that decided, in a few words: `same samples, 12 lost and 3 won`. */
export function useRuleWords(): (line: Judged) => string {
  const t = useTranslations("changes");
  const formats = useFormats();
  return ({ rule, verdict, numbers: { b, c } }) => {
    if (rule === "status" && verdict === "improved") return t("ruleBack");
    if (rule === "paired-mcnemar" && b !== null && c !== null)
      return t("rule.paired-mcnemar-counts", { lost: formats.count(b), won: formats.count(c) });
    return t(`rule.${rule}`);
  };
}

/** Least p that is worth naming; smaller ones are said to be below it. */
const LEAST_P = 0.0001;

/** A p-value as `p 0.003` or `p < 0.0001`; null when nothing was tested. */
export function useTestWords(): (line: Judged) => string | null {
  const t = useTranslations("changes");
  const formats = useFormats();
  return ({ numbers: { p, pImproved, difference } }) => {
    const told = difference !== null && difference > 0 ? pImproved : p;
    if (told === null) return null;
    return told < LEAST_P
      ? t("pBelow", { p: formats.text(formats.size(LEAST_P, "")) })
      : t("p", { p: formats.text(formats.size(told, "")) });
  };
}

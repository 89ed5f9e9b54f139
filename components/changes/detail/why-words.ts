import { useTranslations } from "next-intl";
import { useFactWords } from "@/components/changes/detail/fact-words";
import { useFamilyWords } from "@/components/changes/detail/family-words";
import { LEAST, useProbability } from "@/components/format/probability";
import { useFormats } from "@/components/format/use-formats";
import type { ChangeView } from "@/lib/domain/change-view";
import type { JudgementKind } from "@/lib/domain/changes/change";
import { BASELINE_RATE, DRIFT_RATE, STEP_RATE } from "@/lib/domain/changes/family";

/** One reason of a verdict: what it is about, and the sentence. */
export type Reason = { about: string; words: string };

type Judged = Pick<ChangeView, "line" | "judgement">;

/** Why the verdict is what it is: every number with where it came from, every gap with what would close it. */
export function useWhyWords(): (judged: Judged) => Reason[] {
  const t = useTranslations("change.why");
  const compared = useComparedWords();
  const test = useTestSentence();
  const chance = useChanceWords();
  const size = useSizeWords();
  const reach = useReachWords();
  const gap = useGapWords();
  const facts = useFactWords();
  return (judged) =>
    (
      [
        ["compared", [compared(judged)]],
        ["test", [test(judged)]],
        ["chance", [chance(judged)]],
        ["size", [size(judged)]],
        ["reach", [reach(judged)]],
        ["reference", [gap(judged)]],
        ["facts", facts(judged)],
      ] as const
    ).flatMap(([about, sentences]) => {
      const words = sentences.filter((sentence) => sentence !== null).join(" ");
      return words === "" ? [] : [{ about: t(`about.${about}`), words }];
    });
}

function useComparedWords() {
  const t = useTranslations("change.why.compared");
  return ({ line: { kind }, judgement: { baseline } }: Judged): string =>
    kind === "baseline" ? t(`baseline-${baseline ?? "earliest"}`) : t(kind);
}

function useTestSentence() {
  const t = useTranslations("change.why.test");
  const formats = useFormats();
  return ({ line: { rule, numbers } }: Judged): string | null => {
    const { n, b, c } = numbers;
    const number = n === null ? "" : formats.count(n);
    if (rule === "not-comparable") return null;
    if (rule === "status") return t("status");
    if (numbers.test === "paired-mcnemar" && b !== null && c !== null)
      return t("paired-mcnemar", { n: number, b: formats.count(b), c: formats.count(c) });
    if (numbers.test !== null) return n === null ? t(`${numbers.test}-unsized`) : t(numbers.test, { n: number });
    return rule === "value-only" ? t("none") : null;
  };
}

/** Shares of false alarms that each kind of judgement accepts. */
const RATES: Partial<Record<JudgementKind, number>> = { step: STEP_RATE, baseline: BASELINE_RATE, drift: DRIFT_RATE };

function useChanceWords() {
  const t = useTranslations("change.why.chance");
  const familyWords = useFamilyWords();
  const formats = useFormats();
  const probability = useProbability();
  return ({ line: { kind, numbers, rule }, judgement: { family, significant } }: Judged): string | null => {
    const better = (numbers.difference ?? 0) > 0;
    const p = better ? numbers.pImproved : numbers.p;
    if (p === null || rule === "reference-moved") return null;
    const cutoff = better ? family.better : family.worse;
    const told = {
      p: p === 0 ? `p < ${probability(LEAST)}` : `p = ${probability(p)}`,
      size: family.size,
      family: familyWords(family.key),
      cutoff: probability(cutoff),
      rate: formats.share(RATES[kind] ?? 0),
    };
    if (family.size === 0) return t("nothingCounts", told);
    if (significant) return t("counts", told);
    return cutoff === 0 ? t("noneCounts", told) : t("doesNotCount", told);
  };
}

function useSizeWords() {
  const t = useTranslations("change.why.size");
  const formats = useFormats();
  return ({ line: { numbers, cell, rule } }: Judged): string | null => {
    const { thresholds } = numbers;
    if (rule === "status" || rule === "not-comparable" || rule === "same-output" || rule === "reference-moved")
      return null;
    if (!thresholds) return t("none");
    const [watch, alarm, collapse] = [thresholds.watch, thresholds.alarm, thresholds.collapse].map((size) =>
      formats.text(formats.size(size, cell.unit)),
    );
    const sizes = { metric: cell.metricName, watch: watch ?? "", alarm: alarm ?? "", collapse: collapse ?? "" };
    return t(thresholds.basis, sizes);
  };
}

function useReachWords() {
  const t = useTranslations("change.why.reach");
  const formats = useFormats();
  return ({ line: { numbers, cell } }: Judged): string | null =>
    numbers.minimumDetectable === null
      ? null
      : t("smallest", { drop: formats.text(formats.size(numbers.minimumDetectable, cell.unit)) });
}

function useGapWords() {
  const t = useTranslations("change.why.gap");
  const formats = useFormats();
  return ({ line: { numbers, cell } }: Judged): string | null => {
    const { before, after } = numbers.gap;
    const text = (gap: number) => formats.text(formats.delta(gap, cell.unit));
    if (before === null) return after === null ? t("none") : t("after", { after: text(after) });
    return after === null
      ? t("before", { before: text(before) })
      : t("both", { before: text(before), after: text(after) });
  };
}

import type { useTranslations } from "next-intl";
import type { DiffFilter } from "@/lib/domain/matrix-diff";

type Translate = ReturnType<typeof useTranslations<"matrix">>;

const SIGNED = [
  ...(["cpu-fallback", "simulated", "emulated", "sample", "unverified"] as const),
  ...(["placement-unknown", "reference-assumed"] as const),
];
const STATES = ["stale", "reference", "incomparable", "unsupported", "failed", "untested"] as const;
const STEPPED = ["n", "age", "npu"] as const;

const record = <Key extends string>(names: readonly Key[], word: (key: Key) => string) =>
  Object.fromEntries(names.map((name) => [name, word(name)])) as Record<Key, string>;

/** What the colours mean where a square shows what changed between two versions; null where it shows no change. */
function changeWords(t: Translate, diff: DiffFilter | null) {
  if (diff === null || diff.a === null || diff.b === null) return null;
  const versions = { axis: t(`axis.${diff.axis}`), a: diff.a, b: diff.b };
  return {
    better: t("changeLegend.better", versions),
    worse: t("changeLegend.worse", versions),
    stepsOfReference: t("changeLegend.stepsOfEarlier", versions),
  };
}

/** What the legend says, in the reader's language. */
export function legendWords(t: Translate, diff: DiffFilter | null) {
  return {
    change: changeWords(t, diff),
    title: t("legend"),
    better: t("better"),
    worse: t("worse"),
    stepsOfPoints: t("stepsOfPoints"),
    stepsOfReference: t("stepsOfReference"),
    steps: record(STEPPED, (mode) => t(`steps.${mode}`)),
    evidence: record(["shown", "weak", "none"], (evidence) => t(`legendEvidence.${evidence}`)),
    budget: record(["outside", "beyond", "within"], (standing) => t(`budgetStanding.${standing}`)),
    explain: record(STATES, (state) => t(`explain.${state}`)),
    sign: record(SIGNED, (mark) => t(`sign.${mark}`)),
    alarm: t("alarmSign"),
    several: t("severalHelp", { text: t("oneOf", { count: "N" }) }),
    interval: t("intervalHelp"),
    unknownN: t("nHelp"),
  };
}

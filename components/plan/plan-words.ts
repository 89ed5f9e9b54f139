import { useTranslations } from "next-intl";
import { chipText, useList } from "@/components/cause/cause-words";
import { useNextRunSentence } from "@/components/cause/next-run-words";
import { useFormats } from "@/components/format/use-formats";
import type { PlanReason } from "@/lib/domain/plan/rank";
import type { PlanTask } from "@/lib/domain/plan-view";
import { STACK_AXES } from "@/lib/domain/stack";

const MS_PER_DAY = 86_400_000;

/** What to run, as one sentence. */
export function useTaskSentence(): (task: PlanTask) => string {
  const t = useTranslations("plan.any");
  const axis = useTranslations("cause.axis");
  const nextRun = useNextRunSentence();
  const list = useList();
  return ({ place, changes }) => {
    const { targetKind, chip, scheme, versions } = place;
    if (targetKind === "simulator" || targetKind === "reference") return t(targetKind, { scheme });
    if (changes.length > 0 || (targetKind === "host" && chip === null && Object.keys(versions).length === 0))
      return nextRun({ targetKind, chip, scheme, changes });
    if (targetKind === "host") return t("host", { scheme });
    if (chip === null) return t("deviceAnyChip", { scheme });
    const asked = STACK_AXES.flatMap((name) =>
      versions[name] === undefined ? [] : [`${axis(name)} ${versions[name]}`],
    );
    return asked.length === 0
      ? t("device", { scheme, chip: chipText(chip) })
      : t("versions", { scheme, chip: chipText(chip), versions: list(asked) });
  };
}

/** What is measured, in a line below the sentence. */
export function useTaskFacts(): (task: PlanTask) => string[] {
  const t = useTranslations("plan");
  const formats = useFormats();
  return ({ place, evaluation }) => {
    const { dataset, split, metricName, samples } = evaluation;
    return [
      [dataset, split].filter(Boolean).join(" "),
      metricName,
      samples === null ? t("samplesUnknown") : t("samples", { number: formats.count(samples) }),
      ...(place.path === null ? [] : [t("path", { path: place.path })]),
    ];
  };
}

/** Why it is worth it, in a sentence. */
export function useReasonText(): (reason: PlanReason) => string {
  const t = useTranslations("plan.reasons");
  const formats = useFormats();
  return (reason) => {
    switch (reason.kind) {
      case "separates-cause":
        return t(reason.kind, { bits: formats.text(formats.value(reason.bits, "bit")) });
      case "bisects":
        return t(reason.kind, { untested: reason.untested });
      case "stale":
        return t(reason.kind, { days: formats.count(reason.age / MS_PER_DAY) });
      case "untested":
        return t(reason.kind, { neighbours: reason.neighbours });
    }
  };
}

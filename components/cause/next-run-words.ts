import { useTranslations } from "next-intl";
import { chipText, useList, valueText } from "@/components/cause/cause-words";
import { useFormats } from "@/components/format/use-formats";
import type { FactorChange, NextRun } from "@/lib/domain/cause/cause";
import { saidChanges } from "@/lib/domain/cause/said-changes";

/** A change in words: `QAIRT 2.29.0 instead of 2.42.0`, `another chip than SM4450`. */
export function useChangeText(): (change: FactorChange) => string {
  const t = useTranslations("cause");
  return ({ axis, from, to }) => {
    const name = t(`axis.${axis}`);
    const was = from === null ? null : valueText(axis, from);
    if (to === null) return was === null ? t("next.any", { axis: name }) : t("next.other", { axis: name, from: was });
    const is = valueText(axis, to);
    return was === null ? t("next.toFirst", { axis: name, to: is }) : t("next.to", { axis: name, to: is, from: was });
  };
}

/** One run as one sentence: scheme and chip stand in their own places, all else that changes follows. */
export function useNextRunSentence(): (run: Pick<NextRun, "targetKind" | "chip" | "scheme" | "changes">) => string {
  const t = useTranslations("cause");
  const list = useList();
  const changeText = useChangeText();
  const placed = (change: FactorChange | undefined, asItIs: string): string => {
    if (change === undefined) return asItIs;
    const { axis, from, to } = change;
    if (to === null || from === null) return changeText(change);
    return t("next.insteadOf", { to: valueText(axis, to), from: valueText(axis, from) });
  };
  return (run) => {
    const { targetKind } = run;
    const said = saidChanges(run.changes);
    const of = (axis: FactorChange["axis"]) => said.find((change) => change.axis === axis);
    const scheme = placed(of("scheme"), run.scheme);
    if (targetKind === "host") return t("next.host", { scheme });
    const chip = placed(of("chip"), run.chip === null ? t("next.anyChip") : chipText(run.chip));
    const others = said.filter(({ axis }) => axis !== "scheme" && axis !== "chip").map(changeText);
    return others.length === 0
      ? t("next.deviceOnly", { scheme, chip })
      : t("next.device", { scheme, chip, changes: list(others) });
  };
}

/** The expected gain in bits. */
export function useGain(): (bits: number) => string {
  const t = useTranslations("cause");
  const formats = useFormats();
  return (bits) => t("next.gain", { bits: formats.text(formats.value(bits, "bit")) });
}

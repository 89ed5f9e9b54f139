import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { ChangePoint } from "@/lib/domain/change-view";

/** What a point says beside its value, for the tooltip and the table. */
export function usePointWords(unit: string): (point: ChangePoint) => string {
  const t = useTranslations("series");
  const run = useTranslations("run");
  const changes = useTranslations("changes");
  const formats = useFormats();
  const place = ({ isFrom, isTo }: ChangePoint) => (isTo ? t("after") : isFrom ? t("before") : null);
  const told = ({ verdict }: ChangePoint) =>
    verdict === null || verdict === "unchanged" ? null : changes(`verdict.${verdict}`);
  const repeated = ({ runs, spread, speaks }: ChangePoint) => {
    if (!speaks) return t("earlierRun");
    if (runs < 2) return null;
    const number = formats.count(runs);
    return spread === null
      ? t("runs", { number })
      : t("runsSpread", { number, spread: formats.text(formats.size(spread, unit)) });
  };
  return (point) =>
    [
      place(point),
      point.status === "ok" ? null : [run(`status.${point.status}`), point.reason].filter(Boolean).join(": "),
      point.delta === null ? null : t("againstReference", { delta: formats.text(formats.delta(point.delta, unit)) }),
      told(point),
      point.isBaseline ? t("baseline") : null,
      repeated(point),
      formats.instant(point.at),
    ]
      .filter(Boolean)
      .join(" · ");
}

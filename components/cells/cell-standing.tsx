import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { useFormats } from "@/components/format/use-formats";
import { useStackWords } from "@/components/series/stack-words";
import { Term } from "@/components/terms/term";
import { Stat, StatList } from "@/components/ui/stat";
import type { CellView } from "@/lib/domain/cell-view";

/** The figures of a cell, each with how sure it is and where it comes from. */
export function CellStanding({ view: { cell, series } }: { view: CellView }) {
  const t = useTranslations("cell");
  const run = useTranslations("run");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const stackWords = useStackWords();
  const { unit, value, interval, delta, reference, smallestDrop, status, valueIsLast } = cell;
  const figure = (one: number) => formats.value(one, unit);
  const newest = series.findLast(({ speaks }) => speaks);
  return (
    <Section
      title={t("standing")}
      note={[
        status === "ok" ? null : [run(`status.${status}`), cell.reason].filter(Boolean).join(": "),
        newest && stackWords(newest.stack),
        formats.instant(cell.measuredAt),
        cell.stale ? t("stale") : null,
        cell.npuShare === null ? null : t("placement", { share: formats.share(cell.npuShare) }),
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      <StatList>
        <Stat
          label={valueIsLast ? matrix("last", { value: t("value") }) : t("value")}
          value={value === null ? matrix("noValue") : figure(value).number}
          unit={value === null ? undefined : figure(value).unit}
          detail={
            interval
              ? t("intervalWords", { low: figure(interval.low).number, high: formats.text(figure(interval.high)) })
              : t("noInterval")
          }
        />
        <Stat
          label={<Term id="delta">{t("delta")}</Term>}
          value={delta === null ? t("noReference") : formats.delta(delta, unit).number}
          unit={delta === null ? undefined : formats.delta(delta, unit).unit}
          detail={
            reference && (
              <>
                {t("reference")} {formats.text(figure(reference.value))} ·{" "}
                {reference.runId === null ? (
                  t("inline")
                ) : (
                  <Link href={`/runs/${encodeURIComponent(reference.runId)}`} prefetch={false} className="link">
                    {t("referenceRun")}
                  </Link>
                )}
              </>
            )
          }
        />
        <Stat
          label={<Term id="smallest-drop">{t("smallest")}</Term>}
          value={smallestDrop ? formats.size(smallestDrop.drop, unit).number : t("noSmallest")}
          unit={smallestDrop ? formats.size(smallestDrop.drop, unit).unit : undefined}
          detail={smallestDrop ? t(`basis.${smallestDrop.basis}`) : t("noSmallestHelp")}
        />
      </StatList>
      <p className="mt-3 text-xs">
        <Link href={`/runs/${encodeURIComponent(cell.runId)}`} prefetch={false} className="link">
          {t("speaker")}
        </Link>
      </p>
    </Section>
  );
}

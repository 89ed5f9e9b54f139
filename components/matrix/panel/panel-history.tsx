import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLeadWords } from "@/components/changes/detail/lead-words";
import { VerdictBadge } from "@/components/changes/parts/verdict-badge";
import type { SparkMark, SparkPoint } from "@/components/charts/spark-layout";
import { Sparkline } from "@/components/charts/sparkline";
import { useFormats } from "@/components/format/use-formats";
import { cellHref } from "@/components/matrix/panel/panel-links";
import { PanelPart } from "@/components/matrix/panel/panel-part";
import { pointLabels } from "@/components/series/point-labels";
import { usePointWords } from "@/components/series/point-words";
import { Term } from "@/components/terms/term";
import type { ChangePoint } from "@/lib/domain/change-view";
import type { Verdict } from "@/lib/domain/changes/change";
import type { SquareDetail } from "@/lib/domain/square-view";

/** Newest versions drawn; the page of the cell has all. */
const VERSIONS_DRAWN = 24;

const MARKS: Readonly<Partial<Record<Verdict, SparkMark>>> = {
  collapsed: "worse",
  regressed: "worse",
  watch: "watch",
  improved: "better",
};

/** The cell over its versions, what happened on the way, and how far repeated runs lie apart. */
export function PanelHistory({ detail, asOf }: { detail: SquareDetail; asOf: number | null }) {
  const t = useTranslations("square");
  const { cell, changes } = detail;
  return (
    <PanelPart
      title={<Term id="series">{t("history")}</Term>}
      more={
        <Link href={cellHref(cell.key, asOf)} prefetch={false} className="link">
          {t("allVersions")}
        </Link>
      }
    >
      <History detail={detail} />
      <Repeats point={detail.series.findLast(({ speaks }) => speaks)} unit={cell.unit} />
      {changes.length > 0 && <Changes changes={changes} />}
    </PanelPart>
  );
}

function History({ detail: { cell, series } }: { detail: SquareDetail }) {
  const t = useTranslations("square");
  const formats = useFormats();
  const wordsOf = usePointWords(cell.unit);
  const speaking = series.filter(({ speaks }) => speaks);
  const shown = speaking.slice(-VERSIONS_DRAWN);
  const text = (value: number) => formats.text(formats.value(value, cell.unit));
  const labels = pointLabels(shown.map(({ stack }) => stack));
  const points = shown.map((point, index): SparkPoint => {
    const named = [labels[index], point.value === null ? null : text(point.value), wordsOf(point)];
    return {
      label: labels[index] ?? "",
      value: point.value,
      interval: point.interval,
      mark: (point.verdict && MARKS[point.verdict]) ?? null,
      title: named.filter(Boolean).join(" · "),
    };
  });
  const earlier = speaking.length - shown.length;
  const reference = cell.targetKind === "reference" ? null : cell.reference;
  return (
    <>
      {/* Every point in words: to those who do not see it the drawing is one image. */}
      <Sparkline
        label={[t("historyOf", { metric: cell.metricName }), ...points.map(({ title }) => title)].join("; ")}
        points={points}
        reference={reference && { value: reference.value, word: t("referenceWord") }}
        text={text}
      />
      {earlier > 0 && <p className="text-muted text-xs">{t("earlierVersions", { count: earlier })}</p>}
    </>
  );
}

/** Runs of one version say how far results lie apart that nothing but chance moved. */
function Repeats({ point, unit }: { point: ChangePoint | undefined; unit: string }) {
  const t = useTranslations("square");
  const formats = useFormats();
  if (!point || point.runs < 2) return null;
  const number = formats.count(point.runs);
  return (
    <p className="mt-1 text-xs">
      {point.spread === null
        ? t("repeats", { number })
        : t("repeatsApart", { number, spread: formats.text(formats.size(point.spread, unit)) })}
    </p>
  );
}

function Changes({ changes }: { changes: SquareDetail["changes"] }) {
  const leadWords = useLeadWords();
  return (
    <ul className="mt-1.5 space-y-1">
      {changes.map((line) => (
        <li key={line.id} className="flex flex-wrap items-baseline gap-x-2">
          <VerdictBadge verdict={line.verdict} />
          <Link href={`/changes/${line.id}`} prefetch={false} className="link">
            {leadWords(line)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

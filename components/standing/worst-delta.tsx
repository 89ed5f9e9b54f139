import Link from "next/link";
import { useTranslations } from "next-intl";
import { chipName } from "@/components/chips/chip-words";
import { useFormats } from "@/components/format/use-formats";
import { toneOf } from "@/components/matrix/tone";
import { useMarkWords } from "@/components/standing/mark-words";
import { queryHref } from "@/components/standing/query-href";
import { evidenceOf } from "@/lib/domain/budget";
import type { WorstCell } from "@/lib/domain/standing";

/** What of the worst cell is said beside its delta, because the page or the row does not say it already. */
export type WorstNames = readonly ("model" | "scheme" | "chip")[];

type Properties = {
  /** Null where no cell has a delta. */
  worst: WorstCell | null;
  says: WorstNames;
  /** Sequence that the link is pinned to. */
  asOf: number | null;
};

/** The cell that fell furthest: its delta leads to it, its place and marks stand below. */
export function WorstDelta({ worst, says, asOf }: Properties) {
  const t = useTranslations("standing");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const markWords = useMarkWords();
  if (worst === null) return <span className="text-muted">{t("noDelta")}</span>;
  const { key, delta, unit, referenceValue, marks, stale, metricName, deltaInterval } = worst;
  const bounds = deltaInterval && {
    low: formats.delta(deltaInterval.low, unit).number,
    high: formats.text(formats.delta(deltaInterval.high, unit)),
  };
  const names = says.map((part) => (part === "chip" ? worst.chip && chipName(worst.chip) : worst[part]));
  const words = [...names, metricName].filter(Boolean).join(" · ");
  const said = [stale ? matrix("state.stale") : null, ...markWords(marks)].filter(Boolean).join(" · ");
  return (
    <span className="block min-w-0">
      <Link
        href={queryHref(`/cells/${encodeURIComponent(key)}`, { asOf })}
        prefetch={false}
        className="delta inline-block whitespace-nowrap hover:underline"
        data-tone={toneOf(delta, unit, referenceValue)}
        data-evidence={evidenceOf(worst)}
        title={bounds ? t("bounded", bounds) : t("unbounded")}
      >
        {formats.text(formats.delta(delta, unit))}
      </Link>
      <bdi className="block max-w-72 truncate text-2xs text-muted" title={words}>
        {words}
      </bdi>
      {said !== "" && <span className="block text-2xs text-muted">{said}</span>}
    </span>
  );
}

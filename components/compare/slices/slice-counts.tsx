import { useTranslations } from "next-intl";
import { VERDICT_TONES } from "@/components/compare/parts/pair-words";
import { useFormats } from "@/components/format/use-formats";
import { PAIR_VERDICTS } from "@/lib/domain/compare-view";
import type { SlicesView } from "@/lib/domain/slices-view";

/** How many matches there are of each verdict, shown or hidden. */
export function SliceCounts({ view: { counts, hidden } }: { view: SlicesView }) {
  const t = useTranslations("compare");
  const formats = useFormats();
  return (
    <p className="flex flex-wrap items-center gap-1.5">
      {PAIR_VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
        <span key={verdict} className="badge" data-tone={VERDICT_TONES[verdict]} title={t(`verdictHelp.${verdict}`)}>
          {formats.count(counts[verdict])} {t(`verdict.${verdict}`)}
        </span>
      ))}
      {hidden > 0 && (
        <span className="text-muted">{t("slices.hidden", { number: formats.count(hidden), count: hidden })}</span>
      )}
    </p>
  );
}

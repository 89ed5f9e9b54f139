import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { CauseView } from "@/lib/domain/cause-view";

/** What was looked at, what was left out and why, and the priors. */
export function CauseFoot({ view }: { view: CauseView }) {
  const t = useTranslations("cause");
  const formats = useFormats();
  const { weighed, leftOut, priors, cell, runId, pinned, asOf } = view;
  const reasons = leftOut.map(({ because, count }) => t(`leftOut.${because}`, { number: formats.count(count) }));
  const query = new URLSearchParams({ run: runId, ...(pinned ? { asOf: String(asOf) } : {}) });
  return (
    <footer className="mt-3 border-line border-t pt-2 text-muted text-xs">
      {t("weighed", { count: weighed.runs, number: formats.count(weighed.runs) })}{" "}
      {weighed.capped && t("capped", { limit: formats.count(weighed.limit) })}{" "}
      {reasons.length > 0 && (
        <>
          {t("leftOutLead")} {reasons.join(t("comma"))}.{" "}
        </>
      )}
      {priors.changed
        ? t("priorsSet", { who: priors.changed.who, date: formats.instant(priors.changed.at) })
        : t("priorsDefault")}{" "}
      <Link href="/settings#cause-priors" prefetch={false} className="link">
        {t("priorsLink")}
      </Link>{" "}
      <a href={`/api/v1/causes/${encodeURIComponent(cell.key)}?${query}`} className="link">
        {t("json")}
      </a>
    </footer>
  );
}

import { useTranslations } from "next-intl";
import type { ContextRange } from "@/lib/domain/compare-view";

/** What people quote, apart from the results and never mixed with them. */
export function QuotedRanges({ ranges }: { ranges: ContextRange[] }) {
  const t = useTranslations("compare.quoted");
  const percent = (share: number) => Math.round(share * 100);
  return (
    <aside aria-label={t("title")} className="quoted">
      <h2 className="font-[560] text-xs">{t("title")}</h2>
      <ul className="mt-1 grid gap-x-8 gap-y-1 text-xs sm:grid-cols-2">
        {ranges.map(({ id, low, high, source }) => (
          <li key={id}>
            <span className="text-ink">{t(id, { low: percent(low), high: percent(high) })}</span>{" "}
            <span>{t("source", { source })}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-xs">{t("note")}</p>
    </aside>
  );
}

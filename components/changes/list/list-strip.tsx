import Link from "next/link";
import { useTranslations } from "next-intl";
import { FeedLinks } from "@/components/changes/list/feed-links";
import { useFormats } from "@/components/format/use-formats";
import type { ChangesFilter, ChangesView } from "@/lib/domain/change-view";

type Properties = { view: ChangesView; query: string; hrefOf: (filter: ChangesFilter) => string };

/** How fresh the list is, the link that keeps it as it is, and its exports. */
export function ListStrip({ view: { filter, asOf, asOfTime, pinned, pending }, query, hrefOf }: Properties) {
  const t = useTranslations("changes");
  const formats = useFormats();
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5 text-muted">
      {asOfTime !== null && (
        <time dateTime={new Date(asOfTime).toISOString()}>
          {t(pinned ? "pinnedTo" : "asOf", { time: formats.instant(asOfTime) })}
        </time>
      )}
      {pending > 0 && <span>{t("pending", { count: pending, number: formats.count(pending) })}</span>}
      <Link
        href={hrefOf({ ...filter, asOf: pinned ? null : asOf })}
        prefetch={false}
        scroll={false}
        className="link"
        title={t(pinned ? "unpinHelp" : "pinHelp")}
      >
        {t(pinned ? "unpin" : "pin")}
      </Link>
      <a
        href={`/api/v1/changes?${query === "" ? "" : `${query}&`}format=csv`}
        className="link"
        title={t("csvHelp")}
        download
      >
        {t("csv")}
      </a>
      <a href={`/api/v1/changes${query === "" ? "" : `?${query}`}`} className="link" title={t("jsonHelp")}>
        {t("json")}
      </a>
      <FeedLinks filter={filter} query={query} />
    </p>
  );
}

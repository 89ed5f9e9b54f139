import { useTranslations } from "next-intl";
import { FeedLinks } from "@/components/changes/list/feed-links";
import { Freshness } from "@/components/freshness/freshness";
import type { ChangesFilter, ChangesView } from "@/lib/domain/change-view";

type Properties = { view: ChangesView; query: string; hrefOf: (filter: ChangesFilter) => string };

/** How fresh the list is, the link that keeps it as it is, and its exports. */
export function ListStrip({ view, query, hrefOf }: Properties) {
  const t = useTranslations("changes");
  const { filter, asOf, pinned } = view;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5 text-muted">
      <Freshness
        of={view}
        pin={hrefOf({ ...filter, asOf: pinned ? null : asOf })}
        help={t(pinned ? "unpinHelp" : "pinHelp")}
      />
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

import { useTranslations } from "next-intl";
import type { ChangesFilter } from "@/lib/domain/change-view";

/** The badge of what a filter is about: one chip, else one model; null where it is about several. */
function badgeOf({ models, chips }: ChangesFilter): string | null {
  const [chip, model] = [chips.length === 1 ? chips[0] : null, models.length === 1 ? models[0] : null];
  if (chip && models.length === 0) return `/badge/chip/${encodeURIComponent(chip)}.svg`;
  if (model && chips.length === 0) return `/badge/model/${encodeURIComponent(model)}.svg`;
  return null;
}

/** Where the same changes can be read without this page: as a feed and, of one model or chip, as a badge. */
export function FeedLinks({ filter, query }: { filter: ChangesFilter; query: string }) {
  const t = useTranslations("told");
  const badge = badgeOf(filter);
  const suffix = query === "" ? "" : `?${query}`;
  return (
    <>
      <a href={`/changes.atom${suffix}`} className="link" title={t("feedHelp")} type="application/atom+xml">
        {t("feed")}
      </a>
      {badge !== null && (
        <a href={badge} className="link" title={t("badgeHelp")}>
          {t("badge")}
        </a>
      )}
    </>
  );
}

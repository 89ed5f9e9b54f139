import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RowLink } from "@/components/ui/row-link";
import type { SearchView } from "@/lib/domain/search/search-view";
import { arrangeEntries, type Entry, type EntryGroup } from "./entry";
import { useHitEntries } from "./hit-entries";
import { pageEntry, usePageLinks } from "./page-entries";

type Properties = { found: SearchView; pinned: boolean };

/** What the palette finds, as a page: for links to a search, and where no script runs. */
export function FindView({ found, pinned }: Properties) {
  const t = useTranslations("palette");
  const toEntries = useHitEntries();
  const own = { recent: [], pages: usePageLinks().map(pageEntry), actions: [], address: null };
  const asOf = pinned ? found.asOf : null;
  const groups = arrangeEntries(found.query, own, toEntries(found, asOf));
  return (
    <div className="mx-auto max-w-3xl">
      <h1>{t("title")}</h1>
      <search>
        <form method="get" action="/find" className="mt-3 flex gap-2">
          <input
            type="search"
            name="q"
            defaultValue={found.query}
            maxLength={500}
            aria-label={t("field")}
            placeholder={t("placeholder")}
            className="field"
          />
          {asOf !== null && <input type="hidden" name="asOf" value={asOf} />}
          <Button type="submit" kind="primary">
            {t("submit")}
          </Button>
        </form>
      </search>
      {groups.length === 0 ? (
        <EmptyState title={t("nothing", { text: found.query.trim() })} advice={t("help")} />
      ) : (
        <>
          {found.query.trim() === "" && <p className="mt-3 text-muted">{t("help")}</p>}
          {groups.map((group) => (
            <Group key={group.kind} group={group} />
          ))}
        </>
      )}
    </div>
  );
}

function Group({ group: { kind, entries, found } }: { group: EntryGroup }) {
  const t = useTranslations("palette");
  const { count } = useFormats();
  return (
    <section className="mt-5">
      <h2 className="flex items-baseline justify-between">
        {t(`group.${kind}`)}
        {found > entries.length && (
          <span className="font-normal text-muted text-xs">
            {t("more", { shown: count(entries.length), found: count(found) })}
          </span>
        )}
      </h2>
      <ul className="panel mt-1.5 divide-y divide-line">
        {entries.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function Line({ entry: { href = "/", file, label, detail } }: { entry: Entry }) {
  return (
    <li className="relative flex flex-wrap items-baseline justify-between gap-x-4 px-3.5 py-2 hover:bg-sunken">
      <RowLink href={href} file={file} className="min-w-0 truncate">
        <bdi>{label}</bdi>
      </RowLink>
      <bdi className="min-w-0 truncate text-muted text-xs">{detail}</bdi>
    </li>
  );
}

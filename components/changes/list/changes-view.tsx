import Link from "next/link";
import { useTranslations } from "next-intl";
import "@/components/changes/list/changes.css";
import { ChangeGroup } from "@/components/changes/list/change-group";
import { useListFilters } from "@/components/changes/list/list-filters";
import { ListStrip } from "@/components/changes/list/list-strip";
import { NothingHere } from "@/components/changes/list/nothing-here";
import { StateTabs } from "@/components/changes/list/state-tabs";
import { VerdictToggles } from "@/components/changes/list/verdict-toggles";
import { MarkSeen } from "@/components/changes/news/mark-seen";
import { TriageDesk } from "@/components/changes/triage/triage-desk";
import { useTriageWords } from "@/components/changes/triage/triage-words";
import { FilterBar } from "@/components/filter/filter-bar";
import { Footnotes } from "@/components/known-issues/footnotes";
import { Pager } from "@/components/ui/pager";
import type { ChangesFilter, ChangesView as View } from "@/lib/domain/change-view";

type Properties = {
  view: View;
  /** The filter as applied, first page, as a URL query. */
  query: string;
  hrefOf: (filter: ChangesFilter) => string;
  /** Whether the reader's token allows triage. */
  mayTriage: boolean;
};

const NO_FILTER = {
  models: [],
  chips: [],
  schemes: [],
  paths: [],
  kinds: [],
  axes: [],
  version: null,
  assignee: null,
  since: null,
  search: null,
  cell: null,
  group: null,
  page: 1,
} satisfies Partial<ChangesFilter>;

/** The list of changes, grouped by what is likely one cause, and where they are dealt with. */
export function ChangesView({ view, query, hrefOf, mayTriage }: Properties) {
  const t = useTranslations("changes");
  const { filter, groups, nextPage, pinned } = view;
  const cleared = { ...filter, ...NO_FILTER };
  const filtered = hrefOf({ ...filter, page: 1 }) !== hrefOf(cleared);
  const may = mayTriage && !pinned;
  const suffix = query === "" ? "" : `?${query}`;
  return (
    <div className="max-w-[100rem]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-5 gap-y-1">
        <h1>{t("title")}</h1>
        <ListStrip view={view} query={query} hrefOf={hrefOf} />
      </div>
      <div className="mt-3">
        <input type="checkbox" id="show-filters" className="peer sr-only sm:hidden" defaultChecked={filtered} />
        <label
          htmlFor="show-filters"
          className="control peer-checked:bg-accent-wash peer-focus-visible:outline-2 peer-focus-visible:outline-accent sm:hidden"
        >
          {t("filters")}
        </label>
        <div className="change-filters max-sm:mt-2 max-sm:hidden max-sm:peer-checked:block">
          <FilterBar
            query={query}
            controls={useListFilters(view)}
            words={{ apply: t("apply"), find: t("find"), label: t("filters") }}
          />
        </div>
        <div className="filter-body">
          <div className="mt-2 flex flex-wrap items-end justify-between gap-x-5 gap-y-2">
            <StateTabs view={view} hrefOf={hrefOf} />
            <VerdictToggles view={view} hrefOf={hrefOf} />
          </div>
          {filtered && groups.length > 0 && (
            <p className="mt-2 flex flex-wrap gap-x-3">
              {filter.cell !== null && <span className="text-muted">{t("ofOneCell")}</span>}
              {filter.group !== null && <span className="text-muted">{t("ofOneGroup")}</span>}
              <Link href={hrefOf(cleared)} prefetch={false} className="link">
                {t(filter.group === null ? "clear" : "allGroups")}
              </Link>
            </p>
          )}
          {groups.length > 0 && <MayNot mayTriage={mayTriage} pinned={pinned} here={`/changes${suffix}`} />}
          {!filtered && !pinned && filter.page === 1 && <MarkSeen asOf={view.asOf} />}
          <div className="mt-3">
            <TriageDesk words={useTriageWords()} may={may} query={query} list>
              <div className="grid gap-3">
                {groups.map((group) => (
                  <ChangeGroup
                    key={group.key}
                    group={group}
                    all={filter.group === null ? hrefOf({ ...filter, group: group.key, page: 1 }) : null}
                    hrefOf={(id) => `/changes/${encodeURIComponent(id)}${suffix}`}
                    may={may}
                    mixed={filter.states.length !== 1}
                    footnotes={view.footnotes}
                  />
                ))}
              </div>
              {groups.length === 0 && <NothingHere view={view} cleared={cleared} filtered={filtered} hrefOf={hrefOf} />}
            </TriageDesk>
            <Footnotes issues={view.knownIssues} />
          </div>
        </div>
      </div>
      <Pager
        label={t("pages")}
        back={filter.page === 1 ? null : { href: hrefOf({ ...filter, page: 1 }), label: t("newest") }}
        on={nextPage === null ? null : { href: hrefOf({ ...filter, page: nextPage }), label: t("older") }}
      />
    </div>
  );
}

/** Why there are no buttons here, and the way to them. */
function MayNot({ mayTriage, pinned, here }: { mayTriage: boolean; pinned: boolean; here: string }) {
  const t = useTranslations("changes.triage");
  if (mayTriage && !pinned) return null;
  return (
    <p className="mt-2 text-muted">
      {t(pinned ? "pinned" : "needsScope")}{" "}
      {!mayTriage && (
        <a href={`/sign-in?${new URLSearchParams({ next: here })}`} className="link">
          {t("signIn")}
        </a>
      )}
    </p>
  );
}

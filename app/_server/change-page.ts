import { readDropCause } from "@/app/_server/cause-page";
import { explained, type PageResult, type SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { readViewer, requireViewer } from "@/app/_server/viewer";
import { changesQuery, formatChangesQuery, parseChangesQuery } from "@/lib/contract/change-filter";
import { groupParameters } from "@/lib/contract/query-parts";
import type { CauseView } from "@/lib/domain/cause-view";
import type { ChangeView } from "@/lib/domain/change-view";
import { readChange } from "@/lib/services/changes/read-change";
import { resolveAsOf } from "@/lib/services/marks";

export type ChangePage = {
  /** Null when there is no such change. */
  view: ChangeView | null;
  /** The list that its neighbours are taken from, as a URL query. */
  query: string;
  mayTriage: boolean;
  /** What caused a drop; null where nothing dropped. */
  cause: CauseView | null;
};

const dropped = ({ line: { verdict, rule } }: ChangeView) =>
  rule !== "reference-moved" && (verdict === "collapsed" || verdict === "regressed" || verdict === "watch");

const causeQuery = ({ line }: ChangeView, asOf: number | null) => ({ cell: line.cell.key, run: line.to.runId, asOf });

/** One change, with its neighbours in the list that the address names. */
export async function readChangePage(id: string, searchParams: SearchParams): Promise<PageResult<ChangePage>> {
  const { asOf, ...rest } = groupParameters(Object.entries(await searchParams));
  await requireViewer(`/changes/${encodeURIComponent(id)}`);
  return explained(changesQuery, async () => {
    const store = await getStore();
    const filter = { ...parseChangesQuery(rest), asOf: await resolveAsOf(store, asOf) };
    const viewer = await readViewer();
    const view = await readChange(store, id, filter);
    return {
      view,
      cause: view && dropped(view) ? await readDropCause(causeQuery(view, filter.asOf)) : null,
      query: formatChangesQuery(filter),
      mayTriage: viewer?.scopes.includes("triage") === true,
    };
  });
}

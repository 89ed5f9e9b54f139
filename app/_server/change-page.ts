import { explained, type PageResult, type SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { readViewer, requireViewer } from "@/app/_server/viewer";
import { changesQuery, formatChangesQuery, parseChangesQuery } from "@/lib/contract/change-filter";
import { groupParameters } from "@/lib/contract/query-parts";
import type { ChangeView } from "@/lib/domain/change-view";
import { readChange } from "@/lib/services/changes/read-change";
import { resolveAsOf } from "@/lib/services/marks";

export type ChangePage = {
  /** Null when there is no such change. */
  view: ChangeView | null;
  /** The list that its neighbours are taken from, as a URL query. */
  query: string;
  mayTriage: boolean;
};

/** One change, with its neighbours in the list that the address names. */
export async function readChangePage(id: string, searchParams: SearchParams): Promise<PageResult<ChangePage>> {
  const { asOf, ...rest } = groupParameters(Object.entries(await searchParams));
  await requireViewer(`/changes/${encodeURIComponent(id)}`);
  return explained(changesQuery, async () => {
    const store = await getStore();
    const filter = { ...parseChangesQuery(rest), asOf: await resolveAsOf(store, asOf) };
    const viewer = await readViewer();
    return {
      view: await readChange(store, id, filter),
      query: formatChangesQuery(filter),
      mayTriage: viewer?.scopes.includes("triage") === true,
    };
  });
}

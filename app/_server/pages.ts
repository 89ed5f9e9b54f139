import { headers } from "next/headers";
import { cache } from "react";
import { ZodError, z } from "zod";
import { ownOrigin } from "@/app/_server/own-origin";
import { getStore } from "@/app/_server/store";
import { readViewer, requireViewer } from "@/app/_server/viewer";
import type { Store } from "@/db/store";
import { changesQuery, parseChangesQuery } from "@/lib/contract/change-filter";
import { explainIssues } from "@/lib/contract/explain-issues";
import { matrixQuery, parseMatrixLayout, parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { ServiceError } from "@/lib/contract/problem";
import { groupParameters } from "@/lib/contract/query-parts";
import { parseRunsQuery, runsQuery } from "@/lib/contract/runs-filter";
import type { ChangesView } from "@/lib/domain/change-view";
import type { ChangesNews } from "@/lib/domain/changes-news";
import type { ComparableView } from "@/lib/domain/comparable-view";
import type { MatrixView } from "@/lib/domain/matrix";
import type { Rerun } from "@/lib/domain/rerun-view";
import type { RunChoices, RunListView, RunView, SameFiles } from "@/lib/domain/run-view";
import { readChanges } from "@/lib/services/changes/read-changes";
import { readNews } from "@/lib/services/changes/read-news";
import { resolveAsOf } from "@/lib/services/marks";
import { readMatrix } from "@/lib/services/read-matrix";
import { readRun } from "@/lib/services/read-run";
import { readRuns } from "@/lib/services/read-runs";
import { countSameFiles } from "@/lib/services/runs/count-same-files";
import { readComparable } from "@/lib/services/runs/read-comparable";
import { readRerun } from "@/lib/services/runs/read-rerun";
import { readRunNames } from "@/lib/services/runs/run-choices";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;
/** Parameters by name; one that is said several times as a list. */
export type Query = Record<string, string | string[]>;
export type PageResult<View> =
  | { ok: true; view: View }
  | { ok: false; problems: { location: string; message: string }[] };

export function addressOf(path: string, parameters: Record<string, string | string[]>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) for (const one of [value].flat()) query.append(key, one);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** A bad URL is something to show, not a failure: its problems are named. */
export async function explained<View>(schema: z.ZodType, read: () => Promise<View>): Promise<PageResult<View>> {
  try {
    return { ok: true, view: await read() };
  } catch (error) {
    if (error instanceof ZodError) return { ok: false, problems: explainIssues(error, schema) };
    if (error instanceof ServiceError) return { ok: false, problems: error.errors };
    throw error;
  }
}

/** A page that shows what its address asks for: whoever must sign in comes back to the same. `asOf` is not parsed. */
export async function readAskedPage<Asked, View>(
  path: string,
  searchParams: SearchParams,
  { schema, parse }: { schema: z.ZodType; parse: (query: Query) => Asked },
  read: (store: Store, asked: Asked, asOf: number | null) => Promise<View>,
): Promise<PageResult<View>> {
  const { asOf, ...query } = groupParameters(Object.entries(await searchParams));
  await requireViewer(addressOf(path, { ...query, ...(asOf ? { asOf } : {}) }));
  return explained(schema, async () => {
    const store = await getStore();
    return read(store, parse(query), await resolveAsOf(store, asOf));
  });
}

/** A page of one thing, now or as it was. @param address where whoever must sign in comes back to */
export async function readPinnedPage<View>(
  address: string,
  searchParams: SearchParams,
  read: (store: Store, asOf: number | null) => Promise<View>,
): Promise<PageResult<View>> {
  const { asOf } = groupParameters(Object.entries(await searchParams));
  await requireViewer(address);
  return explained(z.object({ asOf: z.string().optional() }), async () => {
    const store = await getStore();
    return read(store, await resolveAsOf(store, asOf));
  });
}

/** The page and its title need the matrix: it is read once a request. @param said parameters as JSON: equal ones are one */
const matrixOfRequest = cache((said: string): Promise<PageResult<MatrixView>> => {
  const parse = (query: Query) => ({ filter: parseMatrixQuery(query), layout: parseMatrixLayout(query) });
  const searchParams: SearchParams = Promise.resolve(JSON.parse(said));
  return readAskedPage("/", searchParams, { schema: matrixQuery, parse }, (store, { filter, layout }, asOf) =>
    readMatrix(store, { ...filter, asOf }, layout),
  );
});

export async function readMatrixPage(searchParams: SearchParams): Promise<PageResult<MatrixView>> {
  return matrixOfRequest(JSON.stringify(await searchParams));
}

export async function readRunsPage(
  searchParams: SearchParams,
): Promise<PageResult<{ list: RunListView; choices: RunChoices }>> {
  const asked = { schema: runsQuery, parse: parseRunsQuery };
  return readAskedPage("/runs", searchParams, asked, async (store, { filter, ...rest }, asOf) => ({
    list: await readRuns(store, { ...rest, filter: { ...filter, asOf } }),
    choices: (await readRunNames(store)).choices,
  }));
}

export async function readRunPage(id: string): Promise<RunView | null> {
  await requireViewer(`/runs/${encodeURIComponent(id)}`);
  return readRun(await getStore(), id);
}

/** What a run's page leads to: commands that repeat it, and runs that it may be held against. */
export async function readRunLeads(
  id: string,
): Promise<{ rerun: Rerun; comparable: ComparableView; sameFiles: SameFiles } | null> {
  const store = await getStore();
  const rerun = await readRerun(store, id, ownOrigin(await headers()));
  const comparable = await readComparable(store, id);
  const sameFiles = await countSameFiles(store, id);
  return rerun && comparable && sameFiles && { rerun, comparable, sameFiles };
}

/** Whether the reader's token allows triage; pages are open to more people than their buttons are. */
export async function mayTriage(): Promise<boolean> {
  return (await readViewer())?.scopes.includes("triage") === true;
}

/** What the line above the matrix says; a pinned matrix shows the past and has none. @param seen see `readNews` */
export async function readNewsLine({ pinned }: MatrixView, seen: number | null): Promise<ChangesNews | null> {
  return pinned ? null : readNews(await getStore(), seen);
}

export async function readChangesPage(searchParams: SearchParams): Promise<PageResult<ChangesView>> {
  const asked = { schema: changesQuery, parse: parseChangesQuery };
  return readAskedPage("/changes", searchParams, asked, (store, filter, asOf) =>
    readChanges(store, { ...filter, asOf }),
  );
}

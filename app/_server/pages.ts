import { headers } from "next/headers";
import { ZodError, type z } from "zod";
import { ownOrigin } from "@/app/_server/own-origin";
import { getStore } from "@/app/_server/store";
import { readViewer, requireViewer } from "@/app/_server/viewer";
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
import type { RunChoices, RunListView, RunView } from "@/lib/domain/run-view";
import { readChanges } from "@/lib/services/changes/read-changes";
import { readNews } from "@/lib/services/changes/read-news";
import { resolveAsOf } from "@/lib/services/marks";
import { readMatrix } from "@/lib/services/read-matrix";
import { readRun } from "@/lib/services/read-run";
import { readRuns } from "@/lib/services/read-runs";
import { readComparable } from "@/lib/services/runs/read-comparable";
import { readRerun } from "@/lib/services/runs/read-rerun";
import { readRunNames } from "@/lib/services/runs/run-choices";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;
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

export async function readMatrixPage(searchParams: SearchParams): Promise<PageResult<MatrixView>> {
  const { asOf, ...rest } = groupParameters(Object.entries(await searchParams));
  await requireViewer(addressOf("/", { ...rest, ...(asOf ? { asOf } : {}) }));
  return explained(matrixQuery, async () => {
    const store = await getStore();
    const filter = { ...parseMatrixQuery(rest), asOf: await resolveAsOf(store, asOf) };
    return readMatrix(store, filter, parseMatrixLayout(rest));
  });
}

export async function readRunsPage(
  searchParams: SearchParams,
): Promise<PageResult<{ list: RunListView; choices: RunChoices }>> {
  const { asOf, ...rest } = groupParameters(Object.entries(await searchParams));
  await requireViewer(addressOf("/runs", { ...rest, ...(asOf ? { asOf } : {}) }));
  return explained(runsQuery, async () => {
    const store = await getStore();
    const query = parseRunsQuery(rest);
    query.filter.asOf = await resolveAsOf(store, asOf);
    return { list: await readRuns(store, query), choices: (await readRunNames(store)).choices };
  });
}

export async function readRunPage(id: string): Promise<RunView | null> {
  await requireViewer(`/runs/${encodeURIComponent(id)}`);
  return readRun(await getStore(), id);
}

/** What a run's page leads to: commands that repeat it, and runs that it may be held against. */
export async function readRunLeads(id: string): Promise<{ rerun: Rerun; comparable: ComparableView } | null> {
  const store = await getStore();
  const rerun = await readRerun(store, id, ownOrigin(await headers()));
  const comparable = await readComparable(store, id);
  return rerun && comparable && { rerun, comparable };
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
  const { asOf, ...rest } = groupParameters(Object.entries(await searchParams));
  await requireViewer(addressOf("/changes", { ...rest, ...(asOf ? { asOf } : {}) }));
  return explained(changesQuery, async () => {
    const store = await getStore();
    return readChanges(store, { ...parseChangesQuery(rest), asOf: await resolveAsOf(store, asOf) });
  });
}

import { z } from "zod";
import { addressOf, explained, type PageResult, type SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { readViewer, requireViewer } from "@/app/_server/viewer";
import { ServiceError } from "@/lib/contract/problem";
import { groupParameters, queryText } from "@/lib/contract/query-parts";
import type { DriftView, LayersView } from "@/lib/domain/drift-view";
import type { RunLine } from "@/lib/domain/run-view";
import { readDrift } from "@/lib/services/drift/read-drift";
import { readLayersView } from "@/lib/services/drift/read-layers-view";
import { resolveAsOf } from "@/lib/services/marks";
import { readRun } from "@/lib/services/read-run";

/** What the address of either page says to the services; the rest is the reader's own view of it. */
const query = z.object({ asOf: queryText.optional(), target: z.coerce.number().min(-50).max(200).optional() });
const pair = query.extend({ a: queryText.optional(), b: queryText });

type Parameters = Awaited<SearchParams>;

const asRead = (parameters: Parameters) => groupParameters(Object.entries(parameters));

async function optionsOf({ asOf, target }: z.infer<typeof query>) {
  return { asOf: await resolveAsOf(await getStore(), asOf), target: target ?? null };
}

const isMissing = (error: unknown) => error instanceof ServiceError && error.kind === "not-found";

/** One run's layers; `without` is a run that has none. Null when there is no such run. */
export type LayersPage = { view: LayersView } | { without: RunLine };

export async function readLayersPage(id: string, parameters: Parameters): Promise<PageResult<LayersPage | null>> {
  const read = asRead(parameters);
  await requireViewer(addressOf(`/runs/${encodeURIComponent(id)}/layers`, read));
  return explained(query, async () => {
    const store = await getStore();
    const options = await optionsOf(query.parse(read));
    try {
      const view = await readLayersView(store, id, options);
      return view && { view };
    } catch (error) {
      if (!isMissing(error)) throw error;
      const run = await readRun(store, id);
      return run && { without: run.line };
    }
  });
}

/** Run `b` held against run `a`, or against the one proposed. Null when `b` is not there. */
export async function readDriftPage(parameters: Parameters): Promise<PageResult<DriftView | null>> {
  const read = asRead(parameters);
  await requireViewer(addressOf("/drift", read));
  return explained(pair, async () => {
    const { a, b, ...options } = pair.parse(read);
    return readDrift(await getStore(), { a: a ?? null, b, ...(await optionsOf(options)) });
  });
}

/** Whether the viewer may store workarounds. */
export async function mayStoreWorkarounds(): Promise<boolean> {
  return (await readViewer())?.scopes.includes("triage") ?? false;
}

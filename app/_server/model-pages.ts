import { z } from "zod";
import { addressOf, explained, type PageResult, type SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { requireViewer } from "@/app/_server/viewer";
import { modelsQuery, parseModelsQuery } from "@/lib/contract/catalog-filter";
import { groupParameters } from "@/lib/contract/query-parts";
import type { ModelsView, ModelView } from "@/lib/domain/model-view";
import { resolveAsOf } from "@/lib/services/marks";
import { readModel } from "@/lib/services/models/read-model";
import { readModels } from "@/lib/services/models/read-models";

export async function readModelsPage(searchParams: SearchParams): Promise<PageResult<ModelsView>> {
  const { asOf, ...rest } = groupParameters(Object.entries(await searchParams));
  await requireViewer(addressOf("/models", { ...rest, ...(asOf ? { asOf } : {}) }));
  return explained(modelsQuery, async () => {
    const store = await getStore();
    return readModels(store, { ...parseModelsQuery(rest), asOf: await resolveAsOf(store, asOf) });
  });
}

/** One model; null when no result is of it. */
export async function readModelPage(name: string, searchParams: SearchParams): Promise<PageResult<ModelView | null>> {
  const { asOf } = groupParameters(Object.entries(await searchParams));
  await requireViewer(`/models/${encodeURIComponent(name)}`);
  return explained(z.object({ asOf: z.string().optional() }), async () => {
    const store = await getStore();
    return readModel(store, name, await resolveAsOf(store, asOf));
  });
}

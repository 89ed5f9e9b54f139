import { type PageResult, readAskedPage, readPinnedPage, type SearchParams } from "@/app/_server/pages";
import { modelsQuery, parseModelsQuery } from "@/lib/contract/catalog-filter";
import type { ModelsView, ModelView } from "@/lib/domain/model-view";
import { readModel } from "@/lib/services/models/read-model";
import { readModels } from "@/lib/services/models/read-models";

export async function readModelsPage(searchParams: SearchParams): Promise<PageResult<ModelsView>> {
  const asked = { schema: modelsQuery, parse: parseModelsQuery };
  return readAskedPage("/models", searchParams, asked, (store, filter, asOf) => readModels(store, { ...filter, asOf }));
}

/** One model; null when no result is of it. */
export async function readModelPage(name: string, searchParams: SearchParams): Promise<PageResult<ModelView | null>> {
  return readPinnedPage(`/models/${encodeURIComponent(name)}`, searchParams, (store, asOf) =>
    readModel(store, name, asOf),
  );
}

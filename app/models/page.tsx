import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readModelsPage } from "@/app/_server/model-pages";
import type { SearchParams } from "@/app/_server/pages";
import { BadQuery } from "@/components/error/bad-query";
import { ModelsView } from "@/components/models/models-view";
import { formatModelsQuery } from "@/lib/contract/catalog-filter";
import type { ModelsFilter } from "@/lib/domain/model-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("models");
  return { title: t("title") };
}

function hrefOf(filter: ModelsFilter): string {
  const query = formatModelsQuery(filter);
  return query ? `/models?${query}` : "/models";
}

export default async function ModelsPage({ searchParams }: { searchParams: SearchParams }) {
  const result = await readModelsPage(searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back="/models" />;
  const { view } = result;
  return <ModelsView view={view} query={formatModelsQuery({ ...view.filter, page: 1 })} hrefOf={hrefOf} />;
}

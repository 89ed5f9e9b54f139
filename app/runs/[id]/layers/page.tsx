import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { missing } from "@/app/_missing/missing";
import { mayStoreWorkarounds, readLayersPage } from "@/app/_server/drift-pages";
import type { SearchParams } from "@/app/_server/pages";
import { parseDriftState } from "@/components/drift/drift-state";
import { DriftView } from "@/components/drift/drift-view";
import { NoLayers } from "@/components/drift/no-layers";
import { BadQuery } from "@/components/error/bad-query";

type Properties = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const t = await getTranslations("drift");
  return { title: t("title", { id: (await params).id.slice(0, 8) }) };
}

export default async function LayersPage({ params, searchParams }: Properties) {
  const [{ id }, parameters] = await Promise.all([params, searchParams]);
  const result = await readLayersPage(id, parameters);
  if (!result.ok) return <BadQuery problems={result.problems} back={`/runs/${encodeURIComponent(id)}/layers`} />;
  if (result.view === null) return missing();
  if ("without" in result.view) return <NoLayers run={result.view.without} />;
  return (
    <DriftView view={result.view.view} state={parseDriftState(parameters)} mayStore={await mayStoreWorkarounds()} />
  );
}

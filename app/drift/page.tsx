import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { missing } from "@/app/_missing/missing";
import { readDriftOverviewPage } from "@/app/_server/drift-overview";
import { mayStoreWorkarounds, readDriftPage } from "@/app/_server/drift-pages";
import type { SearchParams } from "@/app/_server/pages";
import { parseDriftState } from "@/components/drift/drift-state";
import { DriftView } from "@/components/drift/drift-view";
import { DriftOverview } from "@/components/drift/overview/drift-overview";
import { BadQuery } from "@/components/error/bad-query";

type Properties = { searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site");
  return { title: t("drift") };
}

export default async function DriftPage({ searchParams }: Properties) {
  const parameters = await searchParams;
  if (!parameters.a && !parameters.b) return <Overview parameters={parameters} />;
  const result = await readDriftPage(parameters);
  if (!result.ok) return <BadQuery problems={result.problems} back="/runs" />;
  if (result.view === null) return missing();
  return <DriftView view={result.view} state={parseDriftState(parameters)} mayStore={await mayStoreWorkarounds()} />;
}

async function Overview({ parameters }: { parameters: Awaited<SearchParams> }) {
  const result = await readDriftOverviewPage(parameters);
  return result.ok ? <DriftOverview view={result.view} /> : <BadQuery problems={result.problems} back="/drift" />;
}

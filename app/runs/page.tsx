import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readRunsPage, type SearchParams } from "@/app/_server/pages";
import { BadQuery } from "@/components/error/bad-query";
import { RunsView } from "@/components/runs/runs-view";
import { formatRunsQuery } from "@/lib/contract/runs-filter";
import type { RunsFilter } from "@/lib/domain/run-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("runs");
  return { title: t("title") };
}

function hrefOf(filter: RunsFilter): string {
  const query = formatRunsQuery(filter);
  return query ? `/runs?${query}` : "/runs";
}

export default async function RunsPage({ searchParams }: { searchParams: SearchParams }) {
  const result = await readRunsPage(searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back="/runs" />;
  const { view } = result;
  return <RunsView view={view} query={formatRunsQuery({ ...view.filter, before: null })} hrefOf={hrefOf} />;
}

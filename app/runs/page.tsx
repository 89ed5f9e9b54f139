import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readRunsPage, type SearchParams } from "@/app/_server/pages";
import { BadQuery } from "@/components/error/bad-query";
import { RunsView } from "@/components/runs/runs-view";
import { formatRunsQuery, parseRunsQuery } from "@/lib/contract/runs-filter";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("runs");
  return { title: t("title") };
}

export default async function RunsPage({ searchParams }: { searchParams: SearchParams }) {
  const result = await readRunsPage(searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back="/runs" />;
  const { list, choices } = result.view;
  return <RunsView view={list} choices={choices} everything={parseRunsQuery({}).filter} queryOf={formatRunsQuery} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayTriage, readChangesPage, type SearchParams } from "@/app/_server/pages";
import { ChangesView } from "@/components/changes/list/changes-view";
import { BadQuery } from "@/components/error/bad-query";
import { formatChangesQuery } from "@/lib/contract/change-filter";
import type { ChangesFilter } from "@/lib/domain/change-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("changes");
  return { title: t("title"), alternates: { types: { "application/atom+xml": "/changes.atom" } } };
}

function hrefOf(filter: ChangesFilter): string {
  const query = formatChangesQuery(filter);
  return query ? `/changes?${query}` : "/changes";
}

export default async function ChangesPage({ searchParams }: { searchParams: SearchParams }) {
  const result = await readChangesPage(searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back="/changes" />;
  const { view } = result;
  const query = formatChangesQuery({ ...view.filter, page: 1 });
  return <ChangesView view={view} query={query} hrefOf={hrefOf} mayTriage={await mayTriage()} />;
}

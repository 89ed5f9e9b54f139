import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readComparePage } from "@/app/_server/compare-page";
import type { SearchParams } from "@/app/_server/pages";
import { SchemesView } from "@/components/compare/schemes/schemes-view";
import { BadQuery } from "@/components/error/bad-query";
import { formatCompareQuery } from "@/lib/contract/compare-filter";
import type { CompareFilter } from "@/lib/domain/compare-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("compare");
  return { title: t("title") };
}

function queryOf(filter: CompareFilter, of: string | null): string {
  const query = new URLSearchParams(formatCompareQuery(filter));
  if (of !== null) query.set("of", of);
  return query.toString();
}

export default async function ComparePage({ searchParams }: { searchParams: SearchParams }) {
  const result = await readComparePage(searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back="/compare" />;
  const { view, of, whole } = result.view;
  return <SchemesView view={view} of={of} whole={whole} queryOf={queryOf} />;
}

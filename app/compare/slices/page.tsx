import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSlicesPage } from "@/app/_server/compare-page";
import type { SearchParams } from "@/app/_server/pages";
import { SlicesView } from "@/components/compare/slices/slices-view";
import { BadQuery } from "@/components/error/bad-query";
import { formatSlicesQuery } from "@/lib/contract/compare-filter";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("compare");
  return { title: t("slices.title") };
}

export default async function SlicesPage({ searchParams }: { searchParams: SearchParams }) {
  const result = await readSlicesPage(searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back="/compare/slices" />;
  return <SlicesView view={result.view} queryOf={formatSlicesQuery} />;
}

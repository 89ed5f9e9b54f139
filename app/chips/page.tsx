import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readChipsPage } from "@/app/_server/chip-pages";
import type { SearchParams } from "@/app/_server/pages";
import { ChipsView } from "@/components/chips/chips-view";
import { BadQuery } from "@/components/error/bad-query";
import { formatChipsQuery } from "@/lib/contract/catalog-filter";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("chips");
  return { title: t("title") };
}

export default async function ChipsPage({ searchParams }: { searchParams: SearchParams }) {
  const result = await readChipsPage(searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back="/chips" />;
  return <ChipsView view={result.view} query={formatChipsQuery(result.view.filter)} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readFindPage } from "@/app/_server/find-page";
import type { SearchParams } from "@/app/_server/pages";
import { BadQuery } from "@/components/error/bad-query";
import { FindView } from "@/components/palette/find-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("palette");
  return { title: t("title") };
}

export default async function FindPage({ searchParams }: { searchParams: SearchParams }) {
  const result = await readFindPage(searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back="/find" />;
  return <FindView {...result.view} />;
}

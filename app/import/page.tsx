import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readImportPage } from "@/app/_server/import-page";
import type { SearchParams } from "@/app/_server/pages";
import { ImportView } from "@/components/import/import-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("import");
  return { title: t("title") };
}

/** `?run=` names the stored run that the files belong to. */
export default async function ImportPage({ searchParams }: { searchParams: SearchParams }) {
  const run = [(await searchParams).run].flat()[0] ?? "";
  return <ImportView {...(await readImportPage())} run={run} />;
}

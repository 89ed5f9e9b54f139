import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readImportPage } from "@/app/_server/import-page";
import { ImportView } from "@/components/import/import-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("import");
  return { title: t("title") };
}

export default async function ImportPage() {
  return <ImportView {...(await readImportPage())} />;
}

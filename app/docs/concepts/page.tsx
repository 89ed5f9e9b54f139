import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConceptsPage } from "@/components/docs/concepts/concepts-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("concepts");
  return { title: t("title") };
}

export default function ConceptsRoute() {
  return <ConceptsPage />;
}

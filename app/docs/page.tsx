import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocsIndex } from "@/components/docs/docs-index";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("docs");
  return { title: t("title") };
}

export default function DocsPage() {
  return <DocsIndex />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DesignView } from "@/components/design/design-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("design");
  return { title: t("title") };
}

export default function DesignPage() {
  return <DesignView />;
}

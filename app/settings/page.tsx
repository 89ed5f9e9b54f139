import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "@/app/_server/pages";
import { readSettingsPage } from "@/app/_server/settings-page";
import { Aliases } from "@/components/settings/aliases";
import { SampleData } from "@/components/settings/sample-data";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("settings");
  const { samples, aliases, refused, mayChange } = await readSettingsPage(searchParams);
  return (
    <div className="mx-auto max-w-2xl">
      <h1>{t("title")}</h1>
      <SampleData status={samples} mayChange={mayChange} />
      <Aliases aliases={aliases} refused={refused} mayChange={mayChange} />
    </div>
  );
}

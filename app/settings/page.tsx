import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSettingsPage } from "@/app/_server/settings-page";
import { SampleData } from "@/components/settings/sample-data";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const t = await getTranslations("settings");
  const { samples, mayChange } = await readSettingsPage();
  return (
    <div className="mx-auto max-w-2xl">
      <h1>{t("title")}</h1>
      <SampleData status={samples} mayChange={mayChange} />
    </div>
  );
}

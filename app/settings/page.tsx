import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "@/app/_server/pages";
import { readSettingsPage } from "@/app/_server/settings-page";
import { KnownIssues } from "@/components/known-issues/known-issues";
import { Aliases } from "@/components/settings/aliases";
import { CausePriors } from "@/components/settings/cause-priors";
import { SampleData } from "@/components/settings/sample-data";
import { Webhooks } from "@/components/webhooks/webhooks";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("settings");
  const { samples, aliases, priors, refused, webhooks, knownIssues, mayChange, mayTriage } =
    await readSettingsPage(searchParams);
  return (
    <div className="mx-auto max-w-2xl">
      <h1>{t("title")}</h1>
      <div className="mt-3 space-y-4">
        <SampleData status={samples} mayChange={mayChange} />
        <Aliases aliases={aliases} refused={refused} mayChange={mayChange} />
        <CausePriors view={priors} mayChange={mayChange} />
        <KnownIssues issues={knownIssues} mayTriage={mayTriage} />
        <Webhooks webhooks={webhooks} />
      </div>
    </div>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { missing } from "@/app/_missing/missing";
import { readChangePage } from "@/app/_server/change-page";
import type { SearchParams } from "@/app/_server/pages";
import { CausePanel } from "@/components/cause/cause-panel";
import { ChangeDetail } from "@/components/changes/detail/change-detail";
import { BadQuery } from "@/components/error/bad-query";

type Properties = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("change");
  return { title: t("title") };
}

export default async function ChangePage({ params, searchParams }: Properties) {
  const { id } = await params;
  const result = await readChangePage(id, searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back={`/changes/${encodeURIComponent(id)}`} />;
  const { view, query, mayTriage, cause } = result.view;
  if (view === null) return missing();
  const from = query ? `?${query}` : "";
  return (
    <ChangeDetail
      view={view}
      list={`/changes${from}`}
      hrefOf={(other) => `/changes/${other}${from}`}
      query={query}
      mayTriage={mayTriage}
      cause={cause && <CausePanel view={cause} />}
    />
  );
}

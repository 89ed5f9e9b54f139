import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { missing } from "@/app/_missing/missing";
import { readCellPage } from "@/app/_server/cell-page";
import type { SearchParams } from "@/app/_server/pages";
import { CausePanel } from "@/components/cause/cause-panel";
import { CellDetail } from "@/components/cells/cell-detail";
import { BadQuery } from "@/components/error/bad-query";

type Properties = { params: Promise<{ key: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cell");
  return { title: t("title") };
}

export default async function CellPage({ params, searchParams }: Properties) {
  const { key } = await params;
  const result = await readCellPage(key, searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back={`/cells/${encodeURIComponent(key)}`} />;
  const { view, cause } = result.view;
  if (view === null) return missing();
  return <CellDetail view={view} cause={cause && <CausePanel view={cause} />} />;
}

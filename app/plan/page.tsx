import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requestOrigin } from "@/app/_request/origin";
import type { SearchParams } from "@/app/_server/pages";
import { readPlanPage } from "@/app/_server/plan-page";
import { BadQuery } from "@/components/error/bad-query";
import { PlanPageView } from "@/components/plan/plan-page-view";
import { formatPlanQuery } from "@/lib/contract/plan";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("plan");
  return { title: t("title") };
}

export default async function PlanPage({ searchParams }: { searchParams: SearchParams }) {
  const result = await readPlanPage(searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back="/plan" />;
  const query = formatPlanQuery(result.view.filter);
  return <PlanPageView view={result.view} query={query} origin={await requestOrigin()} />;
}

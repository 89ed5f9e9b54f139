import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readRunPage } from "@/app/_server/pages";
import { RunView } from "@/components/runs/run-view";

type Properties = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const t = await getTranslations("run");
  const { id } = await params;
  return { title: t("title", { id: id.slice(0, 8) }) };
}

export default async function RunPage({ params }: Properties) {
  const run = await readRunPage((await params).id);
  if (run === null) notFound();
  return <RunView run={run} />;
}

import type { Metadata } from "next";
import { missing } from "@/app/_missing/missing";
import { requestOrigin } from "@/app/_request/origin";
import { nameOfSegment } from "@/app/_request/segment";
import { readModelPage } from "@/app/_server/model-pages";
import type { SearchParams } from "@/app/_server/pages";
import { BadQuery } from "@/components/error/bad-query";
import { modelHref } from "@/components/layout/places";
import { ModelDetail } from "@/components/models/model-detail";

type Properties = { params: Promise<{ name: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: nameOfSegment((await params).name) };
}

export default async function ModelPage({ params, searchParams }: Properties) {
  const name = nameOfSegment((await params).name);
  if (name === null) return missing();
  const result = await readModelPage(name, searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back={modelHref(name)} />;
  if (result.view === null) return missing();
  return <ModelDetail view={result.view} origin={await requestOrigin()} />;
}

import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { missing } from "@/app/_missing/missing";
import { requestOrigin } from "@/app/_request/origin";
import { nameOfSegment } from "@/app/_request/segment";
import { readChipPage } from "@/app/_server/chip-pages";
import type { SearchParams } from "@/app/_server/pages";
import { ChipDetail } from "@/components/chips/chip-detail";
import { chipName } from "@/components/chips/chip-words";
import { BadQuery } from "@/components/error/bad-query";
import { chipHref } from "@/components/layout/places";

type Properties = { params: Promise<{ soc: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: chipName(nameOfSegment((await params).soc) ?? "") };
}

export default async function ChipPage({ params, searchParams }: Properties) {
  const name = nameOfSegment((await params).soc);
  if (name === null) return missing();
  const result = await readChipPage(name, searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back={chipHref(name)} />;
  const { view } = result;
  if (view === null) return missing();
  if (view.soc !== name) permanentRedirect(chipHref(view.soc, view.pinned ? view.asOf : null));
  return <ChipDetail view={view} origin={await requestOrigin()} />;
}

import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { MatrixDesk } from "@/app/_matrix/matrix-desk";
import { hideReadingHint } from "@/app/_preferences/actions";
import { requestOrigin } from "@/app/_request/origin";
import { readMatrixPage, readNewsLine, type SearchParams } from "@/app/_server/pages";
import { viewerMay } from "@/app/_server/viewer";
import { ChangesNews } from "@/components/changes/news/changes-news";
import { readSeen, SEEN_COOKIE } from "@/components/changes/news/seen-cookie";
import { FirstUpload } from "@/components/empty/first-upload";
import { BadQuery } from "@/components/error/bad-query";
import { FirstLines } from "@/components/first-minutes/first-lines";
import { READING_COOKIE } from "@/components/first-minutes/reading-cookie";
import { matrixTitle } from "@/components/matrix/matrix-title";

type Properties = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Properties): Promise<Metadata> {
  const t = await getTranslations("matrix");
  const result = await readMatrixPage(searchParams);
  return { title: result.ok ? matrixTitle(result.view, t) : t("title") };
}

export default async function MatrixPage({ searchParams }: Properties) {
  const result = await readMatrixPage(searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back="/" />;
  const { view } = result;
  const { asOf, pending } = view;
  if (view.runs === 0 && !view.pinned)
    return <FirstUpload {...{ asOf, pending }} origin={await requestOrigin()} mayFill={await viewerMay("admin")} />;
  const store = await cookies();
  const news = await readNewsLine(view, readSeen(store.get(SEEN_COOKIE)?.value));
  return (
    <>
      <FirstLines view={view} putAway={store.has(READING_COOKIE) ? null : hideReadingHint} />
      {news && <ChangesNews news={news} />}
      <MatrixDesk view={view} searchParams={searchParams} />
    </>
  );
}

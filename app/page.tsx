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

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("matrix");
  return { title: t("title") };
}

export default async function MatrixPage({ searchParams }: { searchParams: SearchParams }) {
  const result = await readMatrixPage(searchParams);
  if (!result.ok) return <BadQuery problems={result.problems} back="/" />;
  const { view } = result;
  if (view.runs === 0 && !view.pinned)
    return (
      <FirstUpload
        origin={await requestOrigin()}
        asOf={view.asOf}
        pending={view.pending}
        mayFill={await viewerMay("admin")}
      />
    );
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

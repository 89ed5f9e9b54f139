import { getTranslations } from "next-intl/server";
import { loadSquare } from "@/app/_matrix/actions";
import { squareAnswer } from "@/app/_matrix/square-answer";
import type { SearchParams } from "@/app/_server/pages";
import { PanelDock } from "@/components/matrix/panel/panel-dock";
import { panelQuery } from "@/components/matrix/panel/panel-query";
import { readLayout } from "@/lib/domain/matrix-layout";

/** The place of the panel, with the square in it that the address has open. */
export async function MatrixPanel({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("square");
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams))
    for (const one of [value ?? []].flat()) parameters.append(name, one);
  const query = panelQuery(parameters, readLayout(parameters));
  const answer = query === null ? null : await squareAnswer(parameters);
  const words = {
    label: t("label"),
    loading: t("loading"),
    close: t("close"),
    failed: t("failed"),
    again: t("again"),
    key: t("closeKey"),
  };
  return <PanelDock first={query !== null && answer ? { query, answer } : null} load={loadSquare} words={words} />;
}

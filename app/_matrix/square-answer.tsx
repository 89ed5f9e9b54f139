import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Reasons } from "@/app/_matrix/reasons";
import { readSquarePage, type SquarePage } from "@/app/_server/square-page";
import { numberFormats } from "@/components/format/numbers";
import { DEFAULT_LOCALE, isLocale } from "@/components/locale/locales";
import type { PanelAnswer } from "@/components/matrix/panel/panel-answer";
import { PanelProblems } from "@/components/matrix/panel/panel-problems";
import { ReasonsSkeleton } from "@/components/matrix/panel/reasons-skeleton";
import { SquarePanel } from "@/components/matrix/panel/square-panel";
import { squareTitle } from "@/components/matrix/panel/square-title";

type Parameters = Iterable<[string, string | string[] | undefined]>;

function squareHref(parameters: Parameters, square: { row: string; column: string }): string {
  const query = new URLSearchParams();
  for (const [name, value] of parameters)
    if (name !== "square") for (const one of [value ?? []].flat()) query.append(name, one);
  query.append("square", square.row);
  query.append("square", square.column);
  return `/?${query}`;
}

/** The figure of a square for those who do not see it. */
async function figureOf({ view: { detail } }: SquarePage): Promise<string> {
  const t = await getTranslations("matrix");
  const locale = await getLocale();
  const formats = numberFormats(isLocale(locale) ? locale : DEFAULT_LOCALE);
  if (!detail) return t("state.untested");
  const { status, delta, value, unit } = detail.cell;
  if (status !== "ok") return t(`state.${status === "unsupported" ? status : "failed"}`);
  if (delta !== null) return formats.text(formats.delta(delta, unit));
  return value === null ? t("noValue") : formats.text(formats.value(value, unit));
}

/** What the panel says of the square that a query of the matrix names; null when it names none. */
export async function squareAnswer(parameters: Parameters): Promise<PanelAnswer | null> {
  const all = [...parameters];
  const result = await readSquarePage(all);
  const t = await getTranslations("square");
  if (!result.ok) return { title: t("label"), said: "", body: <PanelProblems problems={result.problems} /> };
  const page = result.view;
  if (page === null) return null;
  const { view, layout } = page;
  const title = squareTitle(view, await getTranslations("matrix"));
  return {
    title,
    said: t("opened", { title, figure: await figureOf(page) }),
    body: (
      <SquarePanel
        view={view}
        budget={layout.budget}
        hrefOf={(square) => squareHref(all, square)}
        reasons={
          view.detail && (
            <Suspense fallback={<ReasonsSkeleton />}>
              <Reasons view={view} detail={view.detail} />
            </Suspense>
          )
        }
      />
    ),
  };
}

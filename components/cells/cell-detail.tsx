import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CellHeading } from "@/components/cells/cell-heading";
import { CellStanding } from "@/components/cells/cell-standing";
import { Section } from "@/components/changes/detail/section";
import { useFormats } from "@/components/format/use-formats";
import { Footnotes } from "@/components/known-issues/footnotes";
import { Outcome } from "@/components/runs/outcome";
import { ChangeList } from "@/components/series/change-list";
import { SeriesPanel } from "@/components/series/series-panel";
import { SiblingList } from "@/components/series/sibling-list";
import { VersionGrid } from "@/components/series/version-grid";
import { ButtonLink } from "@/components/ui/button";
import type { CellView } from "@/lib/domain/cell-view";
import type { ChangeLine, ChangePoint } from "@/lib/domain/change-view";

/** Share of the axis that the words over a point take. */
const WORDS_WIDTH = 0.22;

type Properties = {
  view: CellView;
  /** What causes its distance to the reference; null while nobody says. */
  cause: ReactNode;
};

/** One cell: how it stands, how it came there, and what happened on the way. */
export function CellDetail({ view, cause }: Properties) {
  const t = useTranslations("cell");
  const change = useTranslations("change");
  const { cell, series, grid, changes, siblings, knownIssues } = view;
  const reference = cell.reference?.value ?? null;
  return (
    <article className="mx-auto max-w-[100rem]">
      <CellHeading view={view} />
      <div className="mt-4 grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <div className="grid min-w-0 gap-3">
          <CellStanding view={view} />
          <SeriesPanel cell={cell} series={series} reference={reference} changeOf={useMarks(view)} />
          {cause}
          {grid.qairt.length * grid.onnxruntime.length > 1 && (
            <Section title={change("grid")} note={change("gridNote")}>
              <VersionGrid grid={grid} unit={cell.unit} reference={reference} around={null} />
            </Section>
          )}
        </div>
        <div className="grid min-w-0 gap-3">
          <Section title={t("changes")} term="change">
            {changes.length === 0 ? <p className="text-muted">{t("noChanges")}</p> : <ChangeList changes={changes} />}
            {changes.length > 0 && (
              <p className="mt-2.5">
                <ButtonLink small href={`/changes?cell=${cell.key}&verdict=any&state=any`}>
                  {t("inChanges")}
                </ButtonLink>
              </p>
            )}
          </Section>
          <Runs view={view} />
          {siblings.length > 0 && (
            <Section title={change("siblings")} note={change("siblingsNote")}>
              <SiblingList siblings={siblings} unit={cell.unit} />
            </Section>
          )}
        </div>
      </div>
      <Footnotes issues={knownIssues} />
    </article>
  );
}

function Runs({ view: { cell, runs } }: { view: CellView }) {
  const t = useTranslations("cell");
  const formats = useFormats();
  return (
    <Section title={t("runs")}>
      <ul className="space-y-1.5">
        {runs.map((line) => (
          <li key={line.id} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link href={`/runs/${encodeURIComponent(line.id)}`} prefetch={false} className="link">
              {formats.instant(line.startedAt ?? line.receivedAt)}
            </Link>
            <Outcome line={line} />
          </li>
        ))}
      </ul>
      <p className="mt-2.5">
        <ButtonLink small href={`/runs?cell=${cell.key}`}>
          {t("allRuns", { count: cell.runs, number: formats.count(cell.runs) })}
        </ButtonLink>
      </p>
    </Section>
  );
}

/** Changes that were steps, by the run that they end at. Words stand over the worst of neighbours only. */
function useMarks({ cell, changes, series }: CellView): (point: ChangePoint) => string | null {
  const t = useTranslations("changes");
  const formats = useFormats();
  const steps = changes.filter(({ kind }) => kind === "step");
  const places = new Map(series.map(({ runId }, place) => [runId, place]));
  const placeOf = (line: ChangeLine) => places.get(line.to.runId) ?? 0;
  const told: ChangeLine[] = [];
  for (const line of steps.toSorted((a, b) => a.severity - b.severity))
    if (told.every((other) => Math.abs(placeOf(other) - placeOf(line)) >= series.length * WORDS_WIDTH)) told.push(line);
  const words = new Map(steps.map((line) => [line.to.runId, ""]));
  for (const line of told) words.set(line.to.runId, wordsOf(line));
  return ({ runId }) => words.get(runId) ?? null;

  function wordsOf({ verdict, numbers: { difference } }: ChangeLine): string {
    const size = difference === null ? null : formats.text(formats.delta(difference, cell.unit));
    return [t(`verdict.${verdict}`), size].filter(Boolean).join(" ");
  }
}

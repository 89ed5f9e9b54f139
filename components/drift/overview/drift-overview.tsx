import Link from "next/link";
import { useTranslations } from "next-intl";
import "@/components/drift/overview/overview.css";
import { layersHref } from "@/components/drift/drift-href";
import { useFormats } from "@/components/format/use-formats";
import { Outcome } from "@/components/runs/outcome";
import { modelName, useTargetName } from "@/components/runs/run-names";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import type { DriftOverviewView } from "@/lib/domain/drift-overview-view";
import type { RunLine } from "@/lib/domain/run-view";
import { LayerHeatmap } from "./layer-heatmap";
import { OpRollup } from "./op-rollup";
import { parametersOf } from "./overview-href";

/** Layers across runs: where to begin when there is no red cell yet. */
export function DriftOverview({ view }: { view: DriftOverviewView }) {
  const t = useTranslations("driftOverview");
  const { grid, rollup, recent, show } = view;
  const parameters = parametersOf(view);
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="mt-0.5 mb-4 max-w-3xl text-muted">{t("lead")}</p>
      {grid === null ? (
        <EmptyState title={t("empty.title")} advice={t("empty.advice")}>
          <ButtonLink kind="primary" href="/import">
            {t("empty.import")}
          </ButtonLink>
        </EmptyState>
      ) : (
        <>
          <LayerHeatmap grid={grid} show={show} parameters={parameters} />
          <OpRollup rollup={rollup} parameters={parameters} />
          <RecentRuns runs={recent} />
        </>
      )}
    </>
  );
}

function RecentRuns({ runs }: { runs: readonly RunLine[] }) {
  const t = useTranslations("driftOverview.recent");
  const target = useTargetName();
  const { instant } = useFormats();
  return (
    <div className="mt-7">
      <h2 className="mb-2">{t("title")}</h2>
      <TableFrame label={t("title")}>
        <TableHead columns={[t("model"), t("where"), t("scheme"), t("outcome"), t("when")]} />
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td>
                <Link className="link" prefetch={false} href={layersHref(run.id)}>
                  <bdi>{modelName(run)}</bdi>
                </Link>
              </td>
              <td>{target(run)}</td>
              <td>{[run.scheme, run.path].filter(Boolean).join(" · ")}</td>
              <td>
                <Outcome line={run} />
              </td>
              <td className="whitespace-nowrap text-muted">{instant(run.startedAt ?? run.receivedAt)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

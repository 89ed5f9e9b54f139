import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { useFormats } from "@/components/format/use-formats";
import { PanelTable } from "@/components/standing/panel-table";
import { queryHref } from "@/components/standing/query-href";
import { useStandingColumns } from "@/components/standing/standing-cells";
import { StateBar } from "@/components/standing/state-bar";
import { WorstDelta } from "@/components/standing/worst-delta";
import { Term } from "@/components/terms/term";
import { TableHead } from "@/components/ui/table-head";
import type { EvaluationOfModel } from "@/lib/domain/model-view";

/** References named of each evaluation; the rest are counted. */
const REFERENCES_SHOWN = 3;

type Properties = { evaluations: readonly EvaluationOfModel[]; asOf: number | null };

/** What a model was evaluated on, each with what its results are held against and the way to its matrix. */
export function EvaluationsPanel({ evaluations, asOf }: Properties) {
  const t = useTranslations("models");
  const { worst, cells } = useStandingColumns();
  return (
    <Section title={t("evaluations")} note={t("evaluationsNote")}>
      <PanelTable name={t("evaluations")}>
        <TableHead columns={[t("evaluation"), worst, { name: <Term id="reference">{t("references")}</Term> }, cells]} />
        <tbody>
          {evaluations.map((one) => (
            <Row key={one.evaluation.key} one={one} asOf={asOf} />
          ))}
        </tbody>
      </PanelTable>
    </Section>
  );
}

function Row({
  one: { evaluation, chips, schemes, references, standing },
  asOf,
}: {
  one: EvaluationOfModel;
  asOf: number | null;
}) {
  const t = useTranslations("models");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const { key, model, variant, dataset, split, metricName, samples, unit } = evaluation;
  const n = samples === null ? matrix("nUnknown") : matrix("n", { count: formats.count(samples) });
  const rest = references.length - REFERENCES_SHOWN;
  return (
    <tr>
      <th scope="row" className="max-w-64">
        <Link
          href={queryHref("/", { evaluation: key, model, asOf })}
          prefetch={false}
          className="block wrap-anywhere hover:underline"
        >
          <bdi>{[dataset, split].filter(Boolean).join(" ")}</bdi>
        </Link>
        <bdi className="block font-normal text-2xs text-muted">
          {[variant, metricName, n].filter(Boolean).join(" · ")}
        </bdi>
        <span className="block font-normal text-2xs text-muted">{t("extent", { chips, schemes })}</span>
      </th>
      <td className="max-w-56 max-sm:max-w-28">
        {standing.cells > 0 && <WorstDelta worst={standing.worst} says={["scheme"]} asOf={asOf} />}
      </td>
      <td className="max-w-56">
        {references.length === 0 && <span className="text-muted">{t("noReference")}</span>}
        {references.slice(0, REFERENCES_SHOWN).map(({ value, source, runId, cells }) => (
          <span key={`${value} ${source} ${runId}`} className="block">
            {formats.text(formats.value(value, unit))}{" "}
            <span className="text-muted text-xs">
              {runId === null ? (
                <bdi className="wrap-anywhere">{source}</bdi>
              ) : (
                <Link href={`/runs/${encodeURIComponent(runId)}`} prefetch={false} className="link">
                  {t("referenceRun")}
                </Link>
              )}{" "}
              · {t("heldCells", { count: cells, number: formats.count(cells) })}
            </span>
          </span>
        ))}
        {rest > 0 && <span className="text-muted text-xs">{t("moreReferences", { number: formats.count(rest) })}</span>}
      </td>
      <td className="min-w-24">
        {standing.cells === 0 ? <span className="text-muted">{t("referenceOnly")}</span> : <StateBar of={standing} />}
      </td>
    </tr>
  );
}

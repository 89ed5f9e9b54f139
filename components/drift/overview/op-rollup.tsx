import Link from "next/link";
import { useTranslations } from "next-intl";
import { toneOf } from "@/components/drift/graph/graph-layer";
import { useFormats } from "@/components/format/use-formats";
import { Segments } from "@/components/ui/segments";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import { findDriftingOps, type OpFinding } from "@/lib/domain/drift-overview-view";
import { OP_ROLLUP_VERSIONS, type OpRollupCell, type OpRollupView } from "@/lib/domain/layer-history-view";
import { Exports } from "./layer-heatmap";
import { type OverviewParameters, overviewQuery } from "./overview-href";

/** Sentences told before the rest folds into the table. */
const SENTENCES = 8;
const MODELS_NAMED = 4;

type Properties = { rollup: OpRollupView; parameters: OverviewParameters };

/** Types of operators that drift, over all models: as sentences, and as a table by version. */
export function OpRollup({ rollup, parameters }: Properties) {
  const t = useTranslations("driftOverview.ops");
  const { count } = useFormats();
  const findings = findDriftingOps(rollup);
  const { version, arch } = rollup.filter;
  const asked = overviewQuery({ version, arch, asOf: parameters.asOf });
  return (
    <section className="mt-7" aria-labelledby="ops-title">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="ops-title">{t("title")}</h2>
        <Segments
          label={t("version")}
          current={version}
          segments={OP_ROLLUP_VERSIONS.map((id) => ({
            id,
            label: t(`tool.${id}`),
            href: `/drift?${overviewQuery({ ...parameters, version: id })}`,
          }))}
        />
        <Exports address={`/api/v1/op-rollup?${asked}`} />
      </div>
      <p className="mb-2 text-muted">
        {t("over", { runs: rollup.runs, models: rollup.models })} {rollup.truncated && t("truncated")}
      </p>
      {findings.length === 0 && <p className="panel px-4 py-3">{t("none")}</p>}
      <ul className="op-findings">
        {findings.slice(0, SENTENCES).map((finding) => (
          <li key={`${finding.op} ${finding.arch}`}>
            <Finding finding={finding} />
          </li>
        ))}
      </ul>
      {findings.length > SENTENCES && (
        <p className="mt-1 text-muted">{t("moreInTable", { count: count(findings.length - SENTENCES) })}</p>
      )}
      {rollup.rows.length > 0 && <RollupTable rollup={rollup} />}
    </section>
  );
}

function useArch(): (arch: string) => string {
  const t = useTranslations("driftOverview.ops");
  return (arch) => (arch === "arch-unknown" || arch === "off-device" ? t(`arch.${arch}`) : arch);
}

function Finding({ finding }: { finding: OpFinding }) {
  const t = useTranslations("driftOverview.ops");
  const arch = useArch();
  const { fixed, count } = useFormats();
  const { op, since, always, versions, culprits, layers, worst, models } = finding;
  const trend = versions > 1 ? "driftsAlways" : "driftsOnce";
  const values = { op, arch: arch(finding.arch), since };
  return (
    <>
      <b>{t(since === "unknown" ? "driftsUnknown" : always ? trend : "driftsSince", values)}</b>{" "}
      {t("evidence", { culprits: count(culprits), layers, number: count(layers), worst: `${fixed(worst, 2)} dB` })}{" "}
      <span className="text-muted">{t(models.length === 1 ? "seenOnlyIn" : "seenIn")}</span>{" "}
      {models.slice(0, MODELS_NAMED).map((model) => (
        <Link
          key={model}
          prefetch={false}
          className="link me-2"
          href={`/drift?${overviewQuery({ model, by: "version" })}`}
        >
          <bdi>{model}</bdi>
        </Link>
      ))}
      {models.length > MODELS_NAMED && t("moreModels", { count: count(models.length - MODELS_NAMED) })}
    </>
  );
}

function RollupTable({ rollup: { versions, rows } }: { rollup: OpRollupView }) {
  const t = useTranslations("driftOverview.ops");
  const arch = useArch();
  return (
    <div className="op-table mt-3">
      <TableFrame label={t("table")}>
        <TableHead
          columns={[
            t("op"),
            t("archHead"),
            ...versions.map((version) => ({
              name: version === "unknown" ? t("versionUnknown") : version,
              number: true,
            })),
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.op} ${row.arch}`}>
              <th scope="row">{row.op}</th>
              <td>{arch(row.arch)}</td>
              {row.cells.map((cell, at) => (
                <td key={versions[at]} data-number>
                  {cell === null ? <span className="text-muted">{t("noData")}</span> : <Figure cell={cell} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

function Figure({ cell }: { cell: OpRollupCell }) {
  const t = useTranslations("driftOverview.ops");
  const { fixed, count } = useFormats();
  const tone = toneOf({ introduced: cell.worst, placeB: null }, "introduced");
  const words = t("cell", {
    culprits: count(cell.culprits),
    layers: cell.layers,
    number: count(cell.layers),
    models: cell.models.length,
  });
  return (
    <span title={words}>
      <span className="delta" data-tone={tone}>
        {`${fixed(-cell.worst, 2, true)} dB`}
      </span>
      <span className="ms-1.5 text-muted text-xs">
        {count(cell.culprits)}/{count(cell.layers)}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

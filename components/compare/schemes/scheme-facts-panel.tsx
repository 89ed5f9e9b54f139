import { useTranslations } from "next-intl";
import { useCalibrationWords, useColumnWords } from "@/components/compare/parts/column-words";
import { useFormats } from "@/components/format/use-formats";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import type { CompareColumn, CompareView } from "@/lib/domain/compare-view";
import type { SchemeFacts } from "@/lib/domain/scheme-facts";

/** What each scheme is and where it runs natively, with sources. */
export function SchemeFactsPanel({ view }: { view: CompareView }) {
  const t = useTranslations("compare.facts");
  const columnWords = useColumnWords(view.filter.calibrations);
  return (
    <div className="min-w-0">
      <h2>{t("title")}</h2>
      <p className="mt-0.5 mb-2 max-w-prose text-muted text-xs">{t("note")}</p>
      <TableFrame label={t("title")} className="compare-table">
        <TableHead
          columns={[
            { name: t("scheme"), className: "compare-row" },
            t("kind"),
            t("weights"),
            t("activations"),
            t("grain"),
            t("calibration"),
            t("native"),
            t("sources"),
          ]}
        />
        <tbody>
          {view.columns.map((column, index) => (
            <tr key={column.id}>
              <th scope="row" className="compare-row">
                <bdi>{column.scheme}</bdi>
              </th>
              <td>{columnWords(column).group}</td>
              <td>
                <Width {...column.facts.weights} />
                <Block facts={column.facts} />
              </td>
              <td>
                <Width {...column.facts.activations} />
              </td>
              <td>
                <Grain facts={column.facts} />
              </td>
              <td>
                <Calibrations column={column} />
              </td>
              <td>
                <Native view={view} index={index} />
              </td>
              <td>
                <Sources view={view} index={index} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

function Width({ dtype, bits }: SchemeFacts["weights"]) {
  const t = useTranslations("compare.facts");
  if (dtype === null) return <span className="text-muted">{t("unstated")}</span>;
  return (
    <>
      {dtype}
      {bits !== null && <span className="text-muted"> · {t("bits", { bits })}</span>}
    </>
  );
}

function Block({ facts: { block } }: { facts: SchemeFacts }) {
  const t = useTranslations("compare.facts");
  const formats = useFormats();
  if (block === null) return null;
  const lines = [
    t("block", { size: block.size }),
    block.element && t("element", { element: block.element }),
    block.scale && t("scale", { scale: block.scale }),
    block.bitsPerWeight !== null && t("bitsPerWeight", { bits: formats.text(formats.size(block.bitsPerWeight, "")) }),
  ];
  return <span className="block text-muted text-xs">{lines.filter(Boolean).join(" · ")}</span>;
}

function Grain({ facts: { granularity, override } }: { facts: SchemeFacts }) {
  const t = useTranslations("compare.facts");
  return (
    <>
      {granularity === null ? <span className="text-muted">{t("unstated")}</span> : t(`granularity.${granularity}`)}
      {override && (
        <span className="block text-muted text-xs">
          {override.tensors === null
            ? t("override", { dtype: override.dtype })
            : t("overrideCount", { dtype: override.dtype, count: override.tensors })}
        </span>
      )}
    </>
  );
}

function Calibrations({ column }: { column: CompareColumn }) {
  const t = useTranslations("compare");
  const words = useCalibrationWords();
  if (column.isFloat) return <span className="text-muted">{t("facts.noCalibration")}</span>;
  return (
    <>
      {column.calibrations.length === 0 && <span className="text-muted">{t("calibration.unknown")}</span>}
      {column.calibrations.map((one) => (
        <span key={JSON.stringify(one)} className="block">
          {words(one)}
        </span>
      ))}
      {column.calibrationsDiffer && <span className="badge mt-0.5">{t("facts.calibrationsDiffer")}</span>}
    </>
  );
}

const answersOf = (view: CompareView, index: number) =>
  view.rows.flatMap(({ cells, target }) => {
    const cell = cells[index];
    return cell ? [{ target, ...cell.native }] : [];
  });

/** Chips by what is known of them; one line an answer. */
function Native({ view, index }: { view: CompareView; index: number }) {
  const t = useTranslations("compare");
  const separator = useTranslations("changes")("separator");
  const groups = new Map<
    string,
    { native: "yes" | "no" | "unknown"; reason: string; words: string; targets: Set<string> }
  >();
  for (const { native, reason, target } of answersOf(view, index)) {
    if (reason === "off-device") continue;
    const known = groups.get(reason) ?? { native, reason, words: t(`native.${reason}`), targets: new Set() };
    known.targets.add(target.label);
    groups.set(reason, known);
  }
  if (groups.size === 0) return <span className="text-muted">{t("native.off-device")}</span>;
  return [...groups.values()].map(({ native, reason, words, targets }) => (
    <span key={reason} className="block">
      <b className="font-[560]">{t(`nativeAnswer.${native}`)}</b> {[...targets].join(separator)}
      <span className="block text-muted text-xs">{words}</span>
    </span>
  ));
}

function Sources({ view, index }: { view: CompareView; index: number }) {
  const t = useTranslations("compare.source");
  const facts = view.columns[index]?.facts.sources ?? [];
  const sources = [...new Set([...facts, ...answersOf(view, index).flatMap((one) => one.sources)])];
  return sources.map((source) => (
    <span key={source} className="block text-muted text-xs">
      {t(source)}
    </span>
  ));
}

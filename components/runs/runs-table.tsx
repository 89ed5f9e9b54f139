import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Outcome } from "@/components/runs/outcome";
import { modelName, useTargetName } from "@/components/runs/run-names";
import { RowLink } from "@/components/ui/row-link";
import { TableHead } from "@/components/ui/table-head";
import type { CellMark } from "@/lib/domain/matrix";
import type { RunLine } from "@/lib/domain/run-view";

/** Marks that change what a figure is; the others stand on the run's own page. */
const TELLING: readonly CellMark[] = ["cpu-fallback", "simulated", "emulated", "sample", "unverified", "no-reference"];

/** Runs, newest first; the whole line leads to the run. One line each where there is room, two on a phone. */
export function RunsTable({ runs }: { runs: RunLine[] }) {
  const t = useTranslations("runs");
  const axis = useTranslations("matrix.axis");
  return (
    <div className="runs-frame mt-2">
      <table className="table-plain runs-table">
        <TableHead
          columns={[
            t("model"),
            { name: t("scheme"), className: "max-lg:hidden" },
            t("target"),
            { name: t("path"), className: "max-lg:hidden" },
            { name: t("result"), number: true },
            { name: axis("qairt"), className: "max-xl:hidden" },
            { name: axis("onnxruntime"), className: "max-xl:hidden" },
            { name: t("evaluation"), className: "max-lg:hidden" },
            { name: t("runner"), className: "max-xl:hidden" },
            { name: t("measured"), className: "max-lg:hidden" },
          ]}
        />
        <tbody>
          {runs.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line }: { line: RunLine }) {
  const t = useTranslations("matrix");
  const formats = useFormats();
  const targetName = useTargetName();
  const n = line.samples === null ? t("nUnknown") : t("n", { count: formats.count(line.samples) });
  const marks = line.marks.filter((mark) => TELLING.includes(mark)).map((mark) => t(`mark.${mark}`));
  const at = line.startedAt ?? line.receivedAt;
  return (
    <tr data-row className="relative hover:bg-sunken focus-within:bg-sunken">
      <td className="w-full lg:min-w-36">
        <RowLink href={`/runs/${encodeURIComponent(line.id)}`} className="block truncate" title={modelName(line)}>
          <bdi>{modelName(line)}</bdi>
        </RowLink>
        <Second text={[line.scheme, line.path].filter(Boolean).join(" · ")} narrow />
      </td>
      <Cell text={line.scheme} from="lg" />
      <td className="runs-target">
        <bdi className="block truncate" title={[targetName(line), line.chip, line.device].filter(Boolean).join(" · ")}>
          {targetName(line)}
        </bdi>
        <Second text={[line.chip, line.device].filter(Boolean).join(" · ")} narrow />
      </td>
      <Cell text={line.path ?? ""} from="lg" />
      <td data-number className="max-sm:[&>span]:flex-col max-sm:[&>span]:items-end">
        <Outcome line={line} />
        {marks.length > 0 && (
          // Said in full, over as many lines as it takes: cut, it could hide that a result was simulated.
          <bdi className="ms-auto block max-w-44 whitespace-normal text-2xs text-muted sm:w-max">
            {marks.join(t("separator"))}
          </bdi>
        )}
      </td>
      <Cell text={line.qairt ?? ""} from="xl" />
      <Cell text={line.onnxruntime ?? ""} from="xl" />
      <Cell text={[line.metricName, line.dataset, line.split, n].filter(Boolean).join(" · ")} from="lg" wide />
      <Cell text={[line.runner, line.campaign].filter(Boolean).join(" · ")} from="xl" />
      <td className="max-lg:hidden">
        <time dateTime={new Date(at).toISOString()} className="whitespace-nowrap">
          {formats.instant(at)}
        </time>
      </td>
    </tr>
  );
}

function Cell({ text, from, wide }: { text: string; from: "lg" | "xl"; wide?: true }) {
  return (
    <td className={from === "lg" ? "max-lg:hidden" : "max-xl:hidden"}>
      <bdi className={`block truncate ${wide ? "max-w-56" : "max-w-36"}`} title={text}>
        {text === "" ? <span className="text-muted">–</span> : text}
      </bdi>
    </td>
  );
}

/** @param narrow only where the columns that say it are not shown */
function Second({ text, narrow }: { text: string; narrow?: true }) {
  if (text === "") return null;
  return (
    <bdi className={`block truncate text-2xs text-muted ${narrow ? "lg:hidden" : ""}`} title={text}>
      {text}
    </bdi>
  );
}

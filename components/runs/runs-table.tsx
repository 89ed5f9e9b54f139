import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Outcome } from "@/components/runs/outcome";
import { modelName, useTargetName } from "@/components/runs/run-names";
import { TableFrame } from "@/components/ui/table-frame";
import type { CellMark } from "@/lib/domain/matrix";
import type { RunLine } from "@/lib/domain/run-view";

/** Marks that change what a figure is; the others stand on the run's own page. */
const TELLING: readonly CellMark[] = ["cpu-fallback", "simulated", "emulated", "sample", "unverified", "no-reference"];

/** Runs, newest first; the whole line leads to the run. */
export function RunsTable({ runs }: { runs: RunLine[] }) {
  const t = useTranslations("runs");
  return (
    <div className="mt-3">
      <TableFrame className="max-sm:table-fixed">
        <thead>
          <tr>
            <th scope="col" className="max-sm:w-[38%]">
              {t("model")}
            </th>
            <th scope="col">{t("target")}</th>
            <th scope="col" className="max-lg:hidden">
              {t("evaluation")}
            </th>
            <th scope="col" className="text-end! max-sm:w-[30%]">
              {t("result")}
            </th>
            <th scope="col" className="max-lg:hidden">
              {t("received")}
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

function Line({ line }: { line: RunLine }) {
  const t = useTranslations("matrix");
  const formats = useFormats();
  const targetName = useTargetName();
  const n = line.samples === null ? t("nUnknown") : t("n", { count: formats.count(line.samples) });
  const marks = line.marks.filter((mark) => TELLING.includes(mark)).map((mark) => t(`mark.${mark}`));
  return (
    <tr className="relative hover:bg-sunken">
      <td className="max-w-60 max-sm:max-w-36">
        <Link
          href={`/runs/${encodeURIComponent(line.id)}`}
          prefetch={false}
          className="block truncate font-[560] after:absolute after:inset-0"
          title={modelName(line)}
        >
          <bdi>{modelName(line)}</bdi>
        </Link>
        <Second text={[line.scheme, line.path].filter(Boolean).join(" · ")} />
      </td>
      <td className="max-w-56 max-sm:max-w-28">
        <bdi className="block truncate" title={targetName(line)}>
          {targetName(line)}
        </bdi>
        <Second text={[line.chip, line.device].filter(Boolean).join(" · ")} />
      </td>
      <td className="max-w-64 max-lg:hidden">
        <bdi className="block truncate" title={line.metricName}>
          {line.metricName}
        </bdi>
        <Second text={[[line.dataset, line.split].filter(Boolean).join(" "), n].join(" · ")} />
      </td>
      <td className="text-end max-sm:[&>span]:flex-col max-sm:[&>span]:items-end">
        <Outcome line={line} />
        {marks.length > 0 && (
          <div className="flex justify-end">
            <Second text={marks.join(t("separator"))} />
          </div>
        )}
      </td>
      <td className="max-w-56 max-lg:hidden">
        <time dateTime={new Date(line.receivedAt).toISOString()} className="block whitespace-nowrap">
          {formats.instant(line.receivedAt)}
        </time>
        <Second text={[line.runner, line.campaign].filter(Boolean).join(" · ")} />
      </td>
    </tr>
  );
}

function Second({ text }: { text: string }) {
  if (text === "") return null;
  return (
    <bdi className="block max-w-64 truncate text-2xs text-muted max-sm:max-w-28" title={text}>
      {text}
    </bdi>
  );
}

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { runHref, runsHref } from "@/components/matrix/panel/panel-links";
import { PanelPart } from "@/components/matrix/panel/panel-part";
import { Outcome } from "@/components/runs/outcome";
import type { SquareDetail } from "@/lib/domain/square-view";

/** The newest runs of the cell. */
export function PanelRuns({ detail: { cell, runs }, asOf }: { detail: SquareDetail; asOf: number | null }) {
  const t = useTranslations("square");
  const formats = useFormats();
  return (
    <PanelPart
      title={t("runs")}
      more={
        <Link href={runsHref(cell.key, asOf)} prefetch={false} className="link">
          {t("allRuns", { count: cell.runs, number: formats.count(cell.runs) })}
        </Link>
      }
    >
      <ul className="space-y-0.5">
        {runs.map((line) => (
          <li key={line.id} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link href={runHref(line.id)} prefetch={false} className="link">
              {formats.instant(line.startedAt ?? line.receivedAt)}
            </Link>
            <Outcome line={line} />
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}

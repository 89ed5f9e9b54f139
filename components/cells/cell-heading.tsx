import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { FootnoteMark } from "@/components/known-issues/footnote-mark";
import { chipHref, modelHref } from "@/components/layout/places";
import { Badge } from "@/components/ui/badge";
import type { CellView } from "@/lib/domain/cell-view";

/** Which cell it is, and what its figures are not. */
export function CellHeading({ view }: { view: CellView }) {
  const t = useTranslations("cell");
  const run = useTranslations("run");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const { cell, chipName, knownIssues, matrixQuery, pinned, asOfTime } = view;
  const asOf = pinned ? view.asOf : null;
  const chip = cell.chip ?? matrix(`target.${cell.targetKind}`);
  const n = cell.samples === null ? matrix("nUnknown") : matrix("n", { count: formats.count(cell.samples) });
  return (
    <header>
      <Link href={`/?${matrixQuery}`} prefetch={false} className="link">
        {t("inMatrix")}
      </Link>
      {pinned && asOfTime !== null && (
        <span className="text-muted"> · {t("pinned", { time: formats.instant(asOfTime) })}</span>
      )}
      <h1 className="mt-1 break-words">
        <Link href={modelHref(cell.model, asOf)} prefetch={false} className="hover:underline">
          <bdi>{cell.variant === null ? cell.model : `${cell.model} · ${cell.variant}`}</bdi>
        </Link>{" "}
        <span className="text-muted">×</span> <bdi>{cell.scheme}</bdi> <span className="text-muted">{run("on")}</span>{" "}
        {cell.chip === null ? (
          <bdi>{chip}</bdi>
        ) : (
          <Link href={chipHref(cell.chip, asOf)} prefetch={false} className="hover:underline">
            <bdi>{chipName ?? chip}</bdi>
          </Link>
        )}
        <FootnoteMark numbers={knownIssues.map((_, index) => index + 1)} />
      </h1>
      <p className="mt-0.5 text-muted">
        <bdi>
          {[
            chipName && cell.chip,
            cell.path ?? matrix("unknownPath"),
            cell.backend,
            [cell.dataset, cell.split].filter(Boolean).join(" "),
            cell.metricName,
            n,
          ]
            .filter(Boolean)
            .join(" · ")}
        </bdi>
      </p>
      {cell.marks.length > 0 && (
        <ul className="mt-1.5 flex flex-wrap gap-1.5">
          {cell.marks.map((mark) => (
            <li key={mark} className="max-w-full">
              <Badge tone="outline">
                <span className="whitespace-normal">{matrix(`mark.${mark}`)}</span>
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}

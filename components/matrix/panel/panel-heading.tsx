import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { chipHref, modelHref } from "@/components/layout/places";
import { fullLabel } from "@/components/matrix/axis-words";
import { type Axis, type AxisEntry, type Cell, TARGET_KINDS } from "@/lib/domain/matrix";
import type { SquareView } from "@/lib/domain/square-view";

/** Id of the heading that names the panel. */
export const PANEL_HEADING = "square-heading";

/** Which square it is, and what its figures are of. */
export function PanelHeading({ view }: { view: SquareView }) {
  const { filter, row, column, detail } = view;
  return (
    <header>
      <h2 id={PANEL_HEADING} className="text-[0.9375rem]">
        <EntryName axis={filter.rows} entry={row} view={view} /> <span className="font-normal text-muted">×</span>{" "}
        <EntryName axis={filter.columns} entry={column} view={view} />
      </h2>
      {detail && <Facts cell={detail.cell} details={[row.detail, column.detail]} />}
    </header>
  );
}

const isTarget = (id: string) => TARGET_KINDS.some((kind) => kind === id);

function EntryName({ axis, entry, view }: { axis: Axis; entry: AxisEntry; view: SquareView }) {
  const t = useTranslations("matrix");
  const name = <bdi>{fullLabel(axis, entry, t)}</bdi>;
  const asOf = view.pinned ? view.asOf : null;
  const model = view.cells[0]?.model ?? null;
  const href =
    axis === "chip" && !isTarget(entry.id)
      ? chipHref(entry.id, asOf)
      : axis === "model" && model !== null
        ? modelHref(model, asOf)
        : null;
  return href === null ? (
    name
  ) : (
    <Link href={href} prefetch={false} className="square-name">
      {name}
    </Link>
  );
}

function Facts({ cell, details }: { cell: Cell; details: (string | null)[] }) {
  const t = useTranslations("matrix");
  const formats = useFormats();
  const { variant, model, path, backend, dataset, split, metricName, samples } = cell;
  const n = samples === null ? t("nUnknown") : t("n", { count: formats.count(samples) });
  const facts = [
    ...details,
    variant === null ? model : `${model} · ${variant}`,
    [path ?? t("unknownPath"), backend].filter(Boolean).join(" "),
    [dataset, split].filter(Boolean).join(" "),
    metricName,
    n,
  ];
  return (
    <p className="mt-0.5 break-words text-muted text-xs">
      <bdi>{facts.filter(Boolean).join(" · ")}</bdi>
    </p>
  );
}

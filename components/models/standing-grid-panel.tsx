import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { useTargetWords } from "@/components/compare/parts/target-words";
import { useFormats } from "@/components/format/use-formats";
import { chipHref } from "@/components/layout/places";
import { toneOf } from "@/components/matrix/tone";
import { useMarkWords } from "@/components/standing/mark-words";
import { PanelTable } from "@/components/standing/panel-table";
import { useStateWords } from "@/components/standing/state-bar";
import { ButtonLink } from "@/components/ui/button";
import { evidenceOf } from "@/lib/domain/budget";
import { TARGET_KINDS } from "@/lib/domain/matrix";
import type { StandingEdge, StandingGrid, StandingSquare } from "@/lib/domain/model-view";

type Properties = {
  grid: StandingGrid;
  /** The matrix of the same model. */
  matrix: string;
  asOf: number | null;
};

/** Chips by schemes of a model: the worst delta of each, and what is not measured in words. */
export function StandingGridPanel({ grid: { rows, columns, squares }, matrix, asOf }: Properties) {
  const t = useTranslations("models");
  if (rows.length === 0) return null;
  return (
    <Section
      title={t("grid")}
      note={t(squares.length === 0 ? "gridTooLarge" : "gridNote", { chips: rows.length, schemes: columns.length })}
    >
      {squares.length > 0 && (
        <PanelTable name={t("grid")} grid>
          <thead>
            <tr>
              <th scope="col">{t("target")}</th>
              {columns.map(({ id }) => (
                <th key={id} scope="col">
                  <bdi>{id}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.id}>
                <RowHead row={row} asOf={asOf} />
                {columns.map(({ id }, place) => (
                  <td key={id}>
                    <Square square={squares[at]?.[place] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </PanelTable>
      )}
      <p className="mt-2.5">
        <ButtonLink small href={matrix}>
          {t("inMatrix")}
        </ButtonLink>
      </p>
    </Section>
  );
}

function RowHead({ row: { id, label }, asOf }: { row: StandingEdge; asOf: number | null }) {
  const targets = useTargetWords();
  const name = targets.target(id, label);
  return (
    <th scope="row" className="min-w-32">
      {TARGET_KINDS.some((kind) => kind === id) ? (
        name
      ) : (
        <Link href={chipHref(id, asOf)} prefetch={false} className="hover:underline">
          <bdi>{name}</bdi>
        </Link>
      )}
    </th>
  );
}

function Square({ square }: { square: StandingSquare | null }) {
  const matrix = useTranslations("matrix");
  const states = useStateWords();
  const formats = useFormats();
  const markWords = useMarkWords();
  if (square === null) return <span className="text-muted">{matrix("state.untested")}</span>;
  const { worst, cells, states: counts, href } = square;
  const words = states(counts);
  const plain = cells === 1 && counts.measured === 1;
  const marks = worst === null ? "" : markWords(worst.marks).join(" · ");
  return (
    <Link href={href} prefetch={false} className="group block" title={words}>
      {worst !== null && (
        <span
          className="delta whitespace-nowrap group-hover:underline"
          data-tone={toneOf(worst.delta, worst.unit, worst.referenceValue)}
          data-evidence={evidenceOf(worst)}
        >
          {formats.text(formats.delta(worst.delta, worst.unit))}
        </span>
      )}
      {marks !== "" && <span className="block text-2xs text-muted">{marks}</span>}
      {(worst === null || !plain) && <span className="block whitespace-nowrap text-2xs text-muted">{words}</span>}
    </Link>
  );
}

import { useTranslations } from "next-intl";
import { usePairWords } from "@/components/compare/parts/pair-words";
import { useTargetWords } from "@/components/compare/parts/target-words";
import type { SchemeFace, SchemeRow } from "@/components/compare/schemes/scheme-face";
import { useFormats } from "@/components/format/use-formats";
import { toneOf } from "@/components/matrix/tone";
import { evidenceOf } from "@/lib/domain/budget";
import type { CompareCell, CompareRow, CompareView, Winner } from "@/lib/domain/compare-view";
import type { CellMark } from "@/lib/domain/matrix";

/** Marks that make a figure another kind of figure: said on it. */
const SAID = ["emulated", "simulated", "cpu-fallback", "sample", "unverified"] as const satisfies CellMark[];

const unitOf = (view: CompareView, evaluation: string) =>
  view.evaluations.find(({ key }) => key === evaluation)?.unit ?? "";

/** Everything that the square itself has no room for. */
function useTitle(): (cell: CompareCell, unit: string) => string {
  const t = useTranslations("compare");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  return ({ delta, value, reference, ...cell }, unit) => {
    const against =
      delta !== null && reference !== null
        ? matrix("against", {
            delta: formats.text(formats.delta(delta, unit)),
            reference: formats.text(formats.value(reference.value, unit)),
          })
        : null;
    const lines = [
      against,
      value === null ? cell.reason : formats.text(formats.value(value, unit)),
      ...cell.marks.map((mark) => matrix(`mark.${mark}`)),
      t(`native.${cell.native.reason}`),
      cell.qairt && `QAIRT ${cell.qairt}`,
      cell.onnxruntime && `ONNX Runtime ${cell.onnxruntime}`,
      formats.instant(cell.measuredAt),
    ];
    return lines.filter(Boolean).join("\n");
  };
}

/**
 * The figure of a result that was measured: its delta, else its value.
 * @param drops whether some results have a delta: values do not sort among them
 */
function useFigure(
  drops: boolean,
): (cell: CompareCell, unit: string) => Pick<SchemeFace, "main" | "tone" | "evidence" | "bounds" | "sort"> {
  const matrix = useTranslations("matrix");
  const changes = useTranslations("changes");
  const formats = useFormats();
  const bounded = (interval: CompareCell["deltaInterval"], unit: string) =>
    interval
      ? {
          figure: formats.delta,
          bounds: changes("bounds", {
            low: formats.delta(interval.low, unit).number,
            high: formats.text(formats.delta(interval.high, unit)),
          }),
        }
      : { figure: formats.stated, bounds: changes("noIntervalShort") };
  return ({ status, delta, deltaInterval, value, reference }, unit) => {
    if (status !== "ok") {
      const main = status === "timeout" ? matrix("timedOut") : matrix(`state.${status}`);
      return { main, tone: null, evidence: "none", bounds: null, sort: null };
    }
    const { figure, bounds } = bounded(deltaInterval, unit);
    if (delta !== null)
      return {
        main: formats.text(figure(delta, unit)),
        tone: toneOf(delta, unit, reference?.value ?? null),
        evidence: evidenceOf({ deltaInterval }),
        bounds,
        sort: delta,
      };
    const main = value === null ? matrix("noValue") : formats.text(formats.value(value, unit));
    const told = drops && value !== null ? matrix("noReference") : bounds;
    return { main, tone: null, evidence: "none", bounds: told, sort: drops ? null : value };
  };
}

function useFace(
  drops: boolean,
  said: readonly CellMark[],
): (cell: CompareCell, row: CompareRow, unit: string) => SchemeFace {
  const matrix = useTranslations("matrix");
  const pairWords = usePairWords();
  const title = useTitle();
  const figure = useFigure(drops);
  const t = useTranslations("compare");
  const sameStack = ({ sameStack: found }: CompareCell, unit: string) => {
    const words = found && pairWords(found.pair, unit);
    if (!found || !words?.difference) return null;
    const stack = [
      found.stack.qairt && `QAIRT ${found.stack.qairt}`,
      found.stack.onnxruntime && `ONNX Runtime ${found.stack.onnxruntime}`,
    ];
    return t("sameStack", {
      stack: stack.filter(Boolean).join(" · ") || "?",
      difference: words.difference,
      verdict: words.verdict,
    });
  };
  return (cell, { winner }, unit) => ({
    ...figure(cell, unit),
    href: `/cells/${cell.key}`,
    marks: SAID.filter((mark) => cell.marks.includes(mark) && !said.includes(mark)).map((mark) =>
      matrix(`sign.${mark}`),
    ),
    crown: winner.column === cell.column ? "wins" : winner.leads === cell.column ? "leads" : null,
    title: title(cell, unit),
    against: cell.againstBase && { ...pairWords(cell.againstBase, unit), note: sameStack(cell, unit) },
  });
}

/** Who wins a row, in a word or two, and the reason in a sentence. */
export function useWinnerWords(): (winner: Winner, names: (column: string) => string) => { best: string; why: string } {
  const t = useTranslations("compare");
  const separator = useTranslations("changes")("separator");
  return ({ column, reason, leads, rivals, leftOut }, names) => {
    const list = (columns: readonly string[]) => columns.map(names).join(separator);
    const left = leftOut.map(({ column: one, because }) => t(`leftOut.${because}`, { name: names(one) }));
    if (column !== null) return { best: t("wins", { name: names(column) }), why: [t("winsHelp"), ...left].join("\n") };
    const why =
      reason === null
        ? ""
        : t(`noWinner.${reason}`, { name: leads === null ? "" : names(leads), rivals: list(rivals) });
    const best =
      leads === null || reason === "one-candidate"
        ? t(`noWinnerShort.${reason ?? "nothing-tested"}`)
        : t("leads", { name: names(leads) });
    return { best, why: [why, ...left].filter(Boolean).join("\n") };
  };
}

/** Marks that every result carries: said once above the table instead of on each. */
export function sharedSchemeMarks({ rows }: Pick<CompareView, "rows">): CellMark[] {
  const cells = rows.flatMap((row) => row.cells).flatMap((cell) => cell ?? []);
  return SAID.filter((mark) => cells.every(({ marks }) => marks.includes(mark)));
}

/** Rows of a view in the reader's language. */
export function useSchemeRows(view: CompareView, rows: readonly CompareRow[]): SchemeRow[] {
  const targets = useTargetWords();
  const t = useTranslations("matrix");
  const drops = view.rows.some(({ cells }) => cells.some((cell) => cell?.delta != null));
  const face = useFace(drops, sharedSchemeMarks(view));
  const winnerWords = useWinnerWords();
  const names = (column: string) => view.columns.find(({ id }) => id === column)?.scheme ?? column;
  return rows.map((row) => {
    const { best, why } = winnerWords(row.winner, names);
    const unit = unitOf(view, row.evaluation);
    const offDevice = row.path === null && row.targetKind !== "device";
    const parts = [
      row.target.detail,
      offDevice ? null : targets.path(row.path),
      row.backend,
      row.simulated ? t("sign.simulated") : null,
    ];
    return {
      id: row.id,
      evaluation: row.evaluation,
      target: targets.target(row.target.id, row.target.label),
      detail: parts.filter(Boolean).join(" · "),
      best,
      bestTitle: why,
      won: row.winner.column !== null,
      faces: row.cells.map((cell) => cell && face(cell, row, unit)),
    };
  });
}

import { useTranslations } from "next-intl";
import { usePairWords } from "@/components/compare/parts/pair-words";
import { useFormats } from "@/components/format/use-formats";
import type { SquareDetail } from "@/lib/domain/square-view";

/** How sure the difference to the reference is: its interval, and the test where samples were held against each other. */
export function DifferenceLine({ detail: { cell, againstReference } }: { detail: SquareDetail }) {
  const t = useTranslations("square");
  const pairWords = usePairWords();
  const formats = useFormats();
  const { delta, deltaInterval, unit, status } = cell;
  if (delta === null || status !== "ok" || cell.targetKind === "reference") return null;
  if (againstReference?.test) {
    // A float reference runs on other software by nature.
    const facts = againstReference.facts.filter(({ fact }) => fact !== "stack-differs");
    const { bounds, test, facts: told } = pairWords({ ...againstReference, facts }, unit);
    return (
      <div className="mt-1 text-muted">
        <p>{[bounds && t("difference", { bounds }), test].filter(Boolean).join(" · ")}</p>
        {told.length > 0 && (
          <ul className="text-xs">
            {told.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        )}
      </div>
    );
  }
  if (deltaInterval === null) return <p className="mt-1 text-muted">{t("differenceUnknown")}</p>;
  const bounds = t("bounds", {
    low: formats.delta(deltaInterval.low, unit).number,
    high: formats.text(formats.delta(deltaInterval.high, unit)),
  });
  const words = [t("difference", { bounds }), t(deltaInterval.method === "fixed-reference" ? "exact" : "unpaired")];
  return <p className="mt-1 text-muted">{words.join(" · ")}</p>;
}

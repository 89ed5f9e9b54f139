import { useTranslations } from "next-intl";
import { MARK_SIGNS } from "@/components/matrix/marks";
import { Term } from "@/components/terms/term";
import type { TermId } from "@/components/terms/term-groups";
import type { CellMark } from "@/lib/domain/matrix";

const TERMS: Readonly<Record<CellMark, TermId>> = {
  "cpu-fallback": "cpu-fallback",
  "placement-unknown": "placement-unknown",
  simulated: "simulated",
  emulated: "emulated",
  sample: "sample",
  unverified: "unverified",
  "no-n": "no-n",
  "no-reference": "no-reference",
  "reference-assumed": "assumed",
  "artifact-assumed": "assumed",
};

/** The marks of a cell in words, each with its sign on the square and its explanation. */
export function PanelMarks({ marks }: { marks: readonly CellMark[] }) {
  const t = useTranslations("matrix");
  if (marks.length === 0) return null;
  return (
    <ul className="mt-2.5 flex flex-wrap gap-x-3 gap-y-1 text-xs">
      {marks.map((mark) => (
        <li key={mark} className="flex items-baseline gap-1.5">
          {MARK_SIGNS[mark] && (
            <i className="square-sign" aria-hidden="true">
              {MARK_SIGNS[mark]}
            </i>
          )}
          <Term id={TERMS[mark]}>{t(`mark.${mark}`)}</Term>
        </li>
      ))}
    </ul>
  );
}

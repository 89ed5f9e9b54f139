import { FirstResults } from "@/components/first-minutes/first-results";
import { ReadingHint } from "@/components/first-minutes/reading-hint";
import { showsSamples } from "@/components/matrix/sample-note";
import type { MatrixView } from "@/lib/domain/matrix";

type Properties = {
  view: MatrixView;
  /** Puts the hint away; null when the reader did. */
  putAway: (() => Promise<void>) | null;
};

/** Above a matrix of one's own: how to read it, and where to go from the first results. Sample data says both itself. */
export function FirstLines({ view, putAway }: Properties) {
  if (showsSamples(view.grid.squares)) return null;
  return (
    <>
      {putAway && <ReadingHint putAway={putAway} />}
      {!view.pinned && <FirstResults runs={view.runs} />}
    </>
  );
}

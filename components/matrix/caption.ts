import type { CaptionWords } from "@/components/matrix/caption-words";
import { fill } from "@/components/matrix/fill";
import type { Matrix } from "@/components/matrix/use-matrix";
import { type MatrixLayout, SIDES, type Side } from "@/lib/domain/matrix-layout";

/** Names said in full; the rest are counted. */
const NAMES_SAID = 12;

type Shown = Pick<Matrix, "facts" | "nameOf" | "groupLabel" | "words">;

const OTHER = { row: "column", column: "row" } as const satisfies Record<Side, Side>;

function listed(names: readonly string[], { more }: CaptionWords, separator: string): string {
  const rest = names.length - NAMES_SAID;
  const said = names.slice(0, NAMES_SAID);
  return [...said, ...(rest > 0 ? [fill(more, { count: rest })] : [])].join(separator);
}

/** What is shown in the squares, against which budget, in which order. */
function shownLine(layout: MatrixLayout, caption: CaptionWords, { facts, nameOf, groupLabel, words }: Shown): string {
  const units = new Set(facts.metrics.map(({ unit }) => (unit === "fraction" ? words.points : unit)));
  const unit = units.size === 1 ? ` ${[...units][0]}` : "";
  const sorted = SIDES.map((side) => {
    const { sort } = layout[side];
    if (sort === null) return null;
    const name = nameOf(OTHER[side], sort.by) ?? groupLabel(OTHER[side], sort.by);
    return `${fill(words.sorted[side], { name })} · ${sort.first === "worst" ? words.worstFirst : words.bestFirst}`;
  });
  return [
    caption.shown[layout.mode],
    caption.versions,
    layout.budget === null ? null : `${words.budget} ${layout.budget}${unit}`,
    ...sorted,
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * What stands above a copy of the matrix that leaves the page: of what it is, how it is laid out, what was left out of it,
 * and when it was so. One line each.
 */
export function captionLines(layout: MatrixLayout, caption: CaptionWords, shown: Shown): string[] {
  const left = SIDES.map((side) => {
    const names = layout[side].hidden.map((id) => shown.nameOf(side, id)).filter((name) => name !== undefined);
    return names.length === 0
      ? null
      : fill(caption.hidden[side], { names: listed(names, caption, shown.words.separator) });
  });
  const folded = SIDES.flatMap((side) => layout[side].folded.map((group) => shown.groupLabel(side, group)));
  return [
    ...caption.about,
    shownLine(layout, caption, shown),
    ...left,
    folded.length === 0 ? null : fill(caption.folded, { names: listed(folded, caption, shown.words.separator) }),
    caption.moment,
    caption.said,
  ].filter((line) => line !== null);
}

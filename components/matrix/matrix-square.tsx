import { memo } from "react";
import { type Face, visibleWords } from "@/components/matrix/face";
import { ALARM_SIGN } from "@/components/matrix/marks";

/** Signs that fit beside the figure; the rest is in the square's text. */
const SIGNS_SHOWN = 2;

type Properties = {
  face: Face;
  /** Its column, for the keyboard; its row says which one it is. */
  column: number;
  /** Row and column in words. */
  place: string;
  /** True when its panel is open. */
  selected?: boolean;
  /** True where even a square with nothing behind it opens a panel. */
  opens?: boolean;
};

/** The name begins with what is read on the square, so that it can be spoken to. */
function nameOf(face: Face, place: string): string {
  const visible = visibleWords(face);
  return face.text.includes(visible) ? `${place}: ${face.text}` : `${place}: ${visible}, ${face.text}`;
}

export const MatrixSquare = memo(function MatrixSquare({ face, column, place, selected, opens }: Properties) {
  const shared = {
    className: "square",
    "data-column": column,
    "data-state": face.state,
    "data-tone": face.tone ?? undefined,
    "data-evidence": face.evidence,
    "data-step": face.step,
    "data-budget": face.budget,
    "data-selected": selected ? "" : undefined,
    "aria-label": nameOf(face, place),
  };
  // Signs are drawn by the style sheet: the name says them in words, and letters in the text would have to stand in it.
  const content = (
    <>
      <span className="square-main">
        {face.main}
        {face.unit && <small>{face.unit}</small>}
      </span>
      {face.sub !== null && <span className="square-sub"> {face.sub}</span>}
      {face.notes && <span className="square-notes" data-sign={`[${face.notes}]`} />}
      {face.alarm && <i className="square-alarm" data-sign={ALARM_SIGN} />}
      {face.signs.length > 0 && (
        <span className="square-signs">
          {face.signs.slice(0, SIGNS_SHOWN).map((sign) => (
            <i key={sign} data-sign={sign} />
          ))}
        </span>
      )}
    </>
  );
  if (face.href !== null)
    return (
      <a {...shared} href={face.href}>
        {content}
      </a>
    );
  if (opens)
    return (
      <button {...shared} type="button">
        {content}
      </button>
    );
  return (
    <span {...shared} role="img">
      {content}
    </span>
  );
});

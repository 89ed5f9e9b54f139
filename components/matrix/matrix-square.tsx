import { memo } from "react";
import type { Face } from "@/components/matrix/face";
import { ALARM_SIGN } from "@/components/matrix/marks";

/** Signs that fit beside the figure; the rest is in the square's text. */
const SIGNS_SHOWN = 2;

type Properties = {
  face: Face;
  /** Place in the grid as `row:column`, for the keyboard. */
  at: string;
  /** Row and column in words. */
  place: string;
};

export const MatrixSquare = memo(function MatrixSquare({ face, at, place }: Properties) {
  const label = `${place}: ${face.text}`;
  const shared = {
    className: "square",
    "data-at": at,
    "data-state": face.state,
    "data-tone": face.tone ?? undefined,
    "aria-label": label,
  };
  const content = (
    <>
      <span className="square-main">
        {face.main}
        {face.unit && <small>{face.unit}</small>}
      </span>
      {face.sub !== null && <span className="square-sub">{face.sub}</span>}
      {face.notes && <span className="square-notes">[{face.notes}]</span>}
      {(face.alarm || face.signs.length > 0) && (
        <span className="square-signs">
          {face.alarm && <i data-alarm="">{ALARM_SIGN}</i>}
          {face.signs.slice(0, SIGNS_SHOWN).map((sign) => (
            <i key={sign}>{sign}</i>
          ))}
        </span>
      )}
    </>
  );
  if (face.href === null)
    return (
      <span {...shared} role="img">
        {content}
      </span>
    );
  return (
    <a {...shared} href={face.href}>
      {content}
    </a>
  );
});

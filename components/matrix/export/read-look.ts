import type { Look } from "@/components/matrix/export/drawing";
import type { Face } from "@/components/matrix/face";

type ReadColour = (colour: string) => string;

function borderOf(style: CSSStyleDeclaration, read: ReadColour): Look["border"] {
  const width = Number.parseFloat(style.borderTopWidth);
  if (!(width > 0) || style.borderTopStyle === "none") return null;
  return { colour: read(style.borderTopColor), width, dashed: style.borderTopStyle === "dashed" };
}

/** How an element that looks like a square is seen now. */
export function lookOf(element: HTMLElement, read: ReadColour): Look {
  const style = getComputedStyle(element);
  const isBare = element.dataset.evidence === "none" && element.dataset.tone !== undefined;
  const plain = element.cloneNode(false) as HTMLElement;
  delete plain.dataset.evidence;
  element.after(plain);
  const stripe = isBare && element.dataset.tone !== "zero" ? read(getComputedStyle(plain).backgroundColor) : null;
  plain.remove();
  const sub = element.querySelector(".square-sub");
  return {
    fill: read(style.backgroundColor),
    ink: read(style.color),
    second: read(sub ? getComputedStyle(sub).color : style.color),
    border: borderOf(style, read),
    stripe,
    hatched: element.dataset.state === "stale",
  };
}

const keyOf = ({ state, tone, step, evidence, budget }: Face) => JSON.stringify([state, tone, step, evidence, budget]);

/**
 * Reads how squares look from squares that are put beside the page for a moment: rows that are not drawn look as those
 * that are, in the theme and contrast of the reader. Each look is read once.
 */
export function lookReader(host: HTMLElement, read: ReadColour): (face: Face) => Look {
  const known = new Map<string, Look>();
  return (face) => {
    const key = keyOf(face);
    const found = known.get(key);
    if (found) return found;
    const probe = document.createElement("span");
    probe.className = "square";
    const { state, tone, step, evidence, budget } = face;
    for (const [name, value] of Object.entries({ state, tone, step, evidence, budget }))
      if (value !== undefined && value !== null) probe.dataset[name] = String(value);
    const sub = document.createElement("span");
    sub.className = "square-sub";
    probe.append(sub);
    host.append(probe);
    const look = lookOf(probe, read);
    probe.remove();
    known.set(key, look);
    return look;
  };
}

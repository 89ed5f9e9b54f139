import type { DrawnSquare, Look } from "@/components/matrix/export/drawing";
import { clipText, textWidth } from "@/components/matrix/export/svg-text";
import { escapeXml } from "@/lib/contract/xml";

export const SQUARE = { width: 104, height: 44 } as const;
const PADDING = 7;
const MAIN = 14.5;
const UNIT = 11;
const SUB = 10.5;
const SIGN = 9;
/** Signs that have room one above the other. */
const SIGNS_SHOWN = 2;
const GLYPH = 11;
const RADIUS = 5;

/** Attributes of an element; numbers to a tenth of a pixel. */
export function attributes(of: Record<string, string | number | null>): string {
  return Object.entries(of)
    .flatMap(([name, value]) =>
      value === null ? [] : `${name}="${typeof value === "number" ? Math.round(value * 10) / 10 : escapeXml(value)}"`,
    )
    .join(" ");
}

export const text = (content: string, of: Record<string, string | number | null>): string =>
  `<text ${attributes(of)}>${escapeXml(content)}</text>`;

/** The ground of a square, or of a swatch of the legend. */
export function drawLook(look: Look, x: number, y: number, width: number, height: number, radius = RADIUS): string {
  const inset = look.border ? look.border.width / 2 : 0;
  const place = { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset, rx: radius };
  const ground = `<rect ${attributes({
    ...place,
    fill: look.fill,
    stroke: look.border?.colour ?? null,
    "stroke-width": look.border?.width ?? null,
    "stroke-dasharray": look.border?.dashed ? "4 3" : null,
  })}/>`;
  const hatch = look.hatched ? `<rect ${attributes({ ...place, fill: "url(#stale)", color: look.ink })}/>` : "";
  const stripe = look.stripe ? `<rect ${attributes({ x, y, width: 3, height, rx: 1.5, fill: look.stripe })}/>` : "";
  return ground + hatch + stripe;
}

/** Signs stand one above the other at the end of both lines, which leaves the figure its width. */
function drawSigns(signs: readonly string[], right: number, top: number, ink: string): string {
  return signs
    .slice(0, SIGNS_SHOWN)
    .map((sign, index) => {
      const width = Math.max(13, textWidth(sign, SIGN) + 5);
      const [x, y] = [right - width, top + index * 16];
      const box = attributes({ x, y, width, height: 13, rx: 2.5, fill: "none", stroke: ink, "stroke-opacity": 0.6 });
      const letter = { x: x + width / 2, y: y + 9.5, "font-size": SIGN, "text-anchor": "middle", fill: ink };
      return `<rect ${box}/>${text(sign, letter)}`;
    })
    .join("");
}

/** One square at its place. */
export function drawSquare(
  { look, glyph, main, unit, sub, signs, word, alarm }: DrawnSquare,
  x: number,
  y: number,
): string {
  const room = SQUARE.width - 2 * PADDING - (signs.length > 0 ? 14 : 0);
  const corner = alarm ? `<path ${attributes({ d: `M${x} ${y}h9l-9 9z`, fill: look.ink })}/>` : "";
  const ground = drawLook(look, x, y, SQUARE.width, SQUARE.height) + corner;
  const signed = drawSigns(signs, x + SQUARE.width - 4, y + 6, look.ink);
  if (word) {
    const middle = { x: x + PADDING + room / 2, "text-anchor": "middle" };
    const first = text(clipText(`${glyph}${main}`, 11, room), {
      ...middle,
      y: y + (sub === null ? 26 : 20),
      "font-size": 11,
      fill: look.ink,
    });
    const second =
      sub === null ? "" : text(clipText(sub, SUB, room), { ...middle, y: y + 34, "font-size": SUB, fill: look.second });
    return ground + signed + first + second;
  }
  const large = { x: x + PADDING, y: y + 19, "font-size": MAIN, "font-weight": 600, fill: look.ink };
  const small = `<tspan font-size="${UNIT}" font-weight="500">${escapeXml(unit)}</tspan>`;
  const direction = glyph === "" ? "" : `<tspan font-size="${GLYPH}">${escapeXml(glyph)}</tspan>`;
  const figure = `<tspan dx="${glyph === "" ? 0 : 2}">${escapeXml(clipText(main, MAIN, room))}</tspan>`;
  const first = `<text ${attributes(large)}>${direction}${figure}${small}</text>`;
  const second =
    sub === null
      ? ""
      : text(clipText(sub, SUB, room), { x: x + PADDING, y: y + 35, "font-size": SUB, fill: look.second });
  return ground + first + second + signed;
}

import type { DrawnSquare, Look } from "@/components/matrix/export/drawing";
import { SIZE, SQUARE, signStacks } from "@/components/matrix/export/drawing-sizes";
import { textWidth } from "@/components/matrix/export/svg-text";
import { escapeXml } from "@/lib/contract/xml";

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
function drawSigns(stacks: ReturnType<typeof signStacks>, right: number, top: number, ink: string): string {
  let end = right;
  let svg = "";
  for (const { signs, width: room } of stacks) {
    for (const [index, sign] of signs.entries()) {
      const width = Math.max(13, textWidth(sign, SIZE.sign) + 5);
      const [x, y] = [end - width, top + index * 16];
      const box = attributes({ x, y, width, height: 13, rx: 2.5, fill: "none", stroke: ink, "stroke-opacity": 0.6 });
      const letter = { x: x + width / 2, y: y + 9.5, "font-size": SIZE.sign, "text-anchor": "middle", fill: ink };
      svg += `<rect ${box}/>${text(sign, letter)}`;
    }
    end -= room;
  }
  return svg;
}

/** The word of a state, in the middle of what its signs leave. */
function drawWord({ look, glyph, main, sub }: DrawnSquare, x: number, y: number, room: number): string {
  const middle = { x: x + SQUARE.padding + room / 2, "text-anchor": "middle" };
  const base = y + (sub === null ? 26 : 20);
  const first = text(`${glyph}${main}`, { ...middle, y: base, "font-size": SIZE.word, fill: look.ink });
  return first + (sub === null ? "" : text(sub, { ...middle, y: y + 34, "font-size": SIZE.sub, fill: look.second }));
}

function drawFigure({ look, glyph, main, unit, sub }: DrawnSquare, x: number, y: number): string {
  const large = { x: x + SQUARE.padding, y: y + 19, "font-size": SIZE.main, "font-weight": 600, fill: look.ink };
  const small = `<tspan font-size="${SIZE.unit}" font-weight="500">${escapeXml(unit)}</tspan>`;
  const direction = glyph === "" ? "" : `<tspan font-size="${SIZE.glyph}">${escapeXml(glyph)}</tspan>`;
  const figure = `<tspan dx="${glyph === "" ? 0 : 2}">${escapeXml(main)}</tspan>`;
  const place = { x: x + SQUARE.padding, y: y + 35, "font-size": SIZE.sub, fill: look.second };
  return `<text ${attributes(large)}>${direction}${figure}${small}</text>${sub === null ? "" : text(sub, place)}`;
}

/** One square at its place, as wide as all of them have to be. */
export function drawSquare(square: DrawnSquare, x: number, y: number, width: number): string {
  const { look, word, alarm } = square;
  const stacks = signStacks(square);
  const signed = stacks.reduce((sum, stack) => sum + stack.width, 0);
  const corner = alarm ? `<path ${attributes({ d: `M${x} ${y}h9l-9 9z`, fill: look.ink })}/>` : "";
  const ground = drawLook(look, x, y, width, SQUARE.height) + corner;
  const content = word ? drawWord(square, x, y, width - 2 * SQUARE.padding - signed) : drawFigure(square, x, y);
  return ground + content + drawSigns(stacks, x + width - 4, y + 6, look.ink);
}

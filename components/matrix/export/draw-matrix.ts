import { drawColumns, drawLines, drawRowHeading, type Part } from "@/components/matrix/export/draw-headings";
import { drawLook, drawSquare, text } from "@/components/matrix/export/draw-square";
import type { LegendItem, MatrixDrawing } from "@/components/matrix/export/drawing";
import { type Sizes, sizesOf } from "@/components/matrix/export/drawing-sizes";
import { textWidth, wrapText } from "@/components/matrix/export/svg-text";
import { escapeXml } from "@/lib/contract/xml";

const MARGIN = 20;
const GAP = 3;
const LINE = 17;
const TITLE = 17;
const SMALL = 11.5;
const GROUP_ROW = 24;
const LEAST_WIDTH = 640;
const SWATCH = { width: 14, step: 15, gap: 5 } as const;
const FONT =
  "Inter, system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

type Colours = MatrixDrawing["colours"];

/** Lines no wider than the drawing. */
const broken = (lines: readonly string[], size: number, width: number) =>
  lines.flatMap((line) => wrapText(line, size, width - 2 * MARGIN));

function drawTitle({ title, lines, colours }: MatrixDrawing, top: number, width: number): Part {
  const [heading, about] = [broken([title], TITLE, width), broken(lines, SMALL, width)];
  const leading = TITLE + 4;
  const first = top + TITLE;
  const second = first + (heading.length - 1) * leading + LINE + 1;
  const svg =
    drawLines(heading, first, { x: MARGIN, size: TITLE, leading, fill: colours.ink, weight: 650 }) +
    drawLines(about, second, { x: MARGIN, size: SMALL, leading: LINE, fill: colours.muted });
  return { svg, height: TITLE + (heading.length - 1) * leading + about.length * LINE + 18 };
}

function drawRows(
  { rows, squares, colours }: MatrixDrawing,
  top: number,
  sizes: Sizes,
  columnX: (index: number) => number,
): Part {
  let y = top;
  let svg = "";
  let group: string | null = null;
  for (const [index, row] of rows.entries()) {
    if (row.group !== group && row.group !== null) {
      svg += text(row.group, { x: MARGIN, y: y + 17, "font-size": 10.5, fill: colours.muted });
      y += GROUP_ROW;
    }
    group = row.group;
    const heading = sizes.rows[index];
    if (!heading) continue;
    svg += drawRowHeading(heading, y, MARGIN, colours);
    const middle = y + (heading.height - sizes.square.height) / 2;
    for (const [column, square] of (squares[index] ?? []).entries())
      svg += drawSquare(square, columnX(column), middle, sizes.square.width);
    y += heading.height + GAP;
  }
  return { svg, height: y - top };
}

function drawLegend(items: readonly LegendItem[], top: number, width: number, colours: Colours): Part {
  let [x, y] = [MARGIN, top];
  let svg = "";
  const style = { "font-size": SMALL, fill: colours.muted };
  for (const { before, looks, text: words } of items) {
    const lead = before === "" ? 0 : textWidth(before, SMALL) + SWATCH.gap;
    const swatches = looks.length === 0 ? 0 : looks.length * SWATCH.step + SWATCH.gap;
    const room = width - MARGIN - MARGIN - lead - swatches;
    const lines = wrapText(words, SMALL, room);
    const own = lead + swatches + Math.max(0, ...lines.map((line) => textWidth(line, SMALL)));
    if (x > MARGIN && x + own > width - MARGIN) [x, y] = [MARGIN, y + LINE + 3];
    if (before !== "") svg += text(before, { x, y: y + 9.5, ...style });
    for (const [index, look] of looks.entries())
      svg += drawLook(look, x + lead + index * SWATCH.step, y, SWATCH.width, 11, 3);
    svg += drawLines(lines, y + 9.5, { x: x + lead + swatches, size: SMALL, leading: LINE, fill: colours.muted });
    // What took several lines ends a line of the legend.
    if (lines.length > 1) [x, y] = [MARGIN, y + lines.length * LINE + 3];
    else x += own + 20;
  }
  return { svg, height: items.length === 0 ? 0 : y - top + (x > MARGIN ? LINE : 0) };
}

function drawNotes(notes: readonly string[], top: number, width: number, colours: Colours): Part {
  const lines = broken(notes, SMALL, width);
  const svg = drawLines(lines, top + 11, { x: MARGIN, size: SMALL, leading: LINE, fill: colours.muted });
  return { svg, height: lines.length * LINE };
}

/** The matrix as an SVG document with its size in pixels. The same drawing always gives the same text. */
export function drawMatrix(drawing: MatrixDrawing): { text: string; width: number; height: number } {
  const { columns, colours, legend, notes, title } = drawing;
  const sizes = sizesOf(drawing);
  const columnX = (index: number) => MARGIN + sizes.head + index * (sizes.square.width + GAP);
  const width = Math.ceil(Math.max(LEAST_WIDTH, columnX(columns.length) - GAP + MARGIN));
  let y = MARGIN;
  const parts: string[] = [];
  const add = (part: Part, space = 0) => {
    parts.push(part.svg);
    y += part.height + space;
  };
  add(drawTitle(drawing, y, width));
  add(drawColumns(drawing, y, { sizes, columnX, left: MARGIN }));
  add(drawRows(drawing, y, sizes, columnX), 12);
  add(drawLegend(legend, y, width, colours), notes.length > 0 ? 8 : 0);
  add(drawNotes(notes, y, width, colours));
  const height = Math.ceil(y + MARGIN);
  const hatch = `<pattern id="stale" width="8.5" height="8.5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1" height="8.5" fill="${escapeXml(colours.ink)}" fill-opacity="0.16"/></pattern>`;
  return {
    text: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}"><title>${escapeXml(title)}</title><defs>${hatch}</defs><rect width="100%" height="100%" fill="${escapeXml(colours.page)}"/>${parts.join("")}</svg>`,
    width,
    height,
  };
}

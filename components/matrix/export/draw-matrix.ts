import { attributes, drawLook, drawSquare, SQUARE, text } from "@/components/matrix/export/draw-square";
import type { DrawnLine, LegendItem, MatrixDrawing } from "@/components/matrix/export/drawing";
import { clipText, textWidth, wrapText } from "@/components/matrix/export/svg-text";
import { groupNeighbours } from "@/components/matrix/neighbours";
import { escapeXml } from "@/lib/contract/xml";

const MARGIN = 20;
const GAP = 3;
const HEAD = 220;
const LINE = 17;
const TITLE = 17;
const SMALL = 11.5;
const GROUP_ROW = 24;
const LEAST_WIDTH = 560;
const FONT =
  "Inter, system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

type Colours = MatrixDrawing["colours"];
type Part = { svg: string; height: number };

const columnX = (index: number) => MARGIN + HEAD + index * (SQUARE.width + GAP);

function drawTitle({ title, lines, colours }: MatrixDrawing, width: number): Part {
  const room = width - 2 * MARGIN;
  let y = TITLE;
  let svg = text(clipText(title, TITLE, room), {
    x: MARGIN,
    y,
    "font-size": TITLE,
    "font-weight": 650,
    fill: colours.ink,
  });
  for (const line of lines.flatMap((one) => wrapText(one, SMALL, room))) {
    y += LINE;
    svg += text(line, { x: MARGIN, y, "font-size": SMALL, fill: colours.muted });
  }
  return { svg, height: y + 14 };
}

function drawColumns({ columns, corner, colours }: MatrixDrawing, y: number): Part {
  const indexed = columns.map((column, index) => ({ column, index }));
  const isGrouped = columns.some(({ group }) => group !== null);
  const head = isGrouped ? 22 : 0;
  const groups = groupNeighbours(indexed, ({ column }) => column.group)
    .map(({ group, members }) => {
      const [from, to] = [members[0]?.index ?? 0, members.at(-1)?.index ?? 0];
      const [left, right] = [columnX(from), columnX(to) + SQUARE.width];
      const line = attributes({ x1: left, x2: right, y1: y + 18, y2: y + 18, stroke: colours.line });
      const name = clipText(group ?? "", SMALL, right - left);
      return group === null
        ? ""
        : `${text(name, { x: left + 4, y: y + 12, "font-size": SMALL, fill: colours.ink })}<line ${line}/>`;
    })
    .join("");
  const names = indexed
    .map(({ column, index }) => {
      const x = columnX(index) + 4;
      const label = clipText(column.label, SMALL, SQUARE.width - 6);
      const detail = column.detail === null ? "" : clipText(column.detail, 10, SQUARE.width - 6);
      return (
        text(label, { x, y: y + head + 13, "font-size": SMALL, fill: colours.muted }) +
        text(detail, { x, y: y + head + 26, "font-size": 10, fill: colours.muted })
      );
    })
    .join("");
  const cornerText = text(corner, { x: MARGIN, y: y + head + 13, "font-size": SMALL, fill: colours.muted });
  return { svg: isGrouped ? groups + names + cornerText : names + cornerText, height: head + 34 };
}

function drawHeading({ label, detail }: DrawnLine, y: number, colours: Colours): string {
  const name = text(clipText(label, 12.5, HEAD - 12), {
    x: MARGIN,
    y: y + (detail === null ? 26 : 19),
    "font-size": 12.5,
    "font-weight": 600,
    fill: colours.ink,
  });
  const second = clipText(detail ?? "", 10.5, HEAD - 12);
  return name + (second && text(second, { x: MARGIN, y: y + 34, "font-size": 10.5, fill: colours.muted }));
}

function drawRows({ rows, squares, colours }: MatrixDrawing, top: number): Part {
  let y = top;
  let svg = "";
  let group: string | null = null;
  for (const [index, row] of rows.entries()) {
    if (row.group !== group && row.group !== null) {
      svg += text(row.group, { x: MARGIN, y: y + 17, "font-size": 10.5, fill: colours.muted });
      y += GROUP_ROW;
    }
    group = row.group;
    svg += drawHeading(row, y, colours);
    for (const [column, square] of (squares[index] ?? []).entries()) svg += drawSquare(square, columnX(column), y);
    y += SQUARE.height + GAP;
  }
  return { svg, height: y - top };
}

function drawLegend(items: readonly LegendItem[], top: number, width: number, colours: Colours): Part {
  let [x, y] = [MARGIN, top];
  let svg = "";
  for (const { looks, text: words } of items) {
    const swatches = looks.length * 15;
    const own = swatches + (swatches > 0 ? 5 : 0) + textWidth(words, SMALL);
    if (x > MARGIN && x + own > width - MARGIN) [x, y] = [MARGIN, y + LINE + 3];
    for (const [index, look] of looks.entries()) svg += drawLook(look, x + index * 15, y, 14, 11, 3);
    const from = x + swatches + (swatches > 0 ? 5 : 0);
    svg += text(words, { x: from, y: y + 9.5, "font-size": SMALL, fill: colours.muted });
    x += own + 20;
  }
  return { svg, height: items.length === 0 ? 0 : y - top + LINE };
}

function drawNotes(notes: readonly string[], top: number, width: number, colours: Colours): Part {
  const lines = notes.flatMap((note) => wrapText(note, SMALL, width - 2 * MARGIN));
  const svg = lines.map((line, index) =>
    text(line, { x: MARGIN, y: top + 11 + index * LINE, "font-size": SMALL, fill: colours.muted }),
  );
  return { svg: svg.join(""), height: lines.length * LINE };
}

/** The matrix as an SVG document with its size in pixels. The same drawing always gives the same text. */
export function drawMatrix(drawing: MatrixDrawing): { text: string; width: number; height: number } {
  const { columns, colours, legend, notes, title } = drawing;
  const width = Math.ceil(Math.max(LEAST_WIDTH, columnX(columns.length) - GAP + MARGIN));
  let y = MARGIN;
  const parts: string[] = [];
  const add = (part: Part, space = 0) => {
    parts.push(part.svg);
    y += part.height + space;
  };
  const headed = drawTitle(drawing, width);
  add({ svg: `<g transform="translate(0 ${MARGIN})">${headed.svg}</g>`, height: headed.height });
  add(drawColumns(drawing, y));
  add(drawRows(drawing, y), 12);
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

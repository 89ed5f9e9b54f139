import { attributes, text } from "@/components/matrix/export/draw-square";
import type { MatrixDrawing } from "@/components/matrix/export/drawing";
import { COLUMN, HEADING, type Sizes, SQUARE } from "@/components/matrix/export/drawing-sizes";
import { wrapText } from "@/components/matrix/export/svg-text";
import { groupNeighbours } from "@/components/matrix/neighbours";

type Place = { sizes: Sizes; columnX: (index: number) => number; left: number };
export type Part = { svg: string; height: number };

type Style = { x: number; size: number; leading: number; fill: string; weight?: number };

/** Lines of text below each other, the first one's base at `y`. */
export function drawLines(lines: readonly string[], y: number, { x, size, leading, fill, weight }: Style): string {
  return lines
    .map((line, index) =>
      text(line, { x, y: y + index * leading, "font-size": size, "font-weight": weight ?? null, fill }),
    )
    .join("");
}

/** Headings of groups, each over a rule as long as what it holds. */
function drawGroups({ columns, colours }: MatrixDrawing, y: number, { sizes, columnX }: Place): Part {
  if (columns.every(({ group }) => group === null)) return { svg: "", height: 0 };
  const indexed = columns.map(({ group }, index) => ({ group, index }));
  const groups = groupNeighbours(indexed, ({ group }) => group).map(({ group, members }) => {
    const [from, to] = [members[0]?.index ?? 0, members.at(-1)?.index ?? 0];
    const [left, right] = [columnX(from), columnX(to) + sizes.square.width];
    return { group, left, right, lines: wrapText(group ?? "", COLUMN.label, right - left - COLUMN.padding) };
  });
  const height = Math.max(1, ...groups.map(({ lines }) => lines.length)) * COLUMN.leading + 9;
  const svg = groups.map(({ group, left, right, lines }) => {
    if (group === null) return "";
    const rule = { x1: left, x2: right, y1: y + height - 4, y2: y + height - 4, stroke: colours.line };
    const top = y + height - 10 - (lines.length - 1) * COLUMN.leading;
    const style = { x: left + 4, size: COLUMN.label, leading: COLUMN.leading, fill: colours.ink };
    return `${drawLines(lines, top, style)}<line ${attributes(rule)}/>`;
  });
  return { svg: svg.join(""), height };
}

/** The headings above the squares, whole; the corner stands beside the last line of groups. */
export function drawColumns(drawing: MatrixDrawing, y: number, place: Place): Part {
  const { colours, corner } = drawing;
  const { sizes, columnX, left } = place;
  const groups = drawGroups(drawing, y, place);
  const top = y + groups.height + 13;
  const style = { size: COLUMN.label, leading: COLUMN.leading, fill: colours.muted };
  const names = sizes.columns.map(({ label, detail }, index) => {
    const x = columnX(index) + 4;
    const second = top + label.length * COLUMN.leading;
    return drawLines(label, top, { ...style, x }) + drawLines(detail, second, { ...style, x, size: COLUMN.detail });
  });
  const lines = Math.max(1, ...sizes.columns.map(({ label, detail }) => label.length + detail.length));
  const svg = groups.svg + names.join("") + drawLines([corner], top, { ...style, x: left });
  return { svg, height: groups.height + lines * COLUMN.leading + 8 };
}

/** The heading of a row beside its squares: in the middle where it is no taller than they are. */
export function drawRowHeading(
  { label, detail, height }: Sizes["rows"][number],
  y: number,
  left: number,
  colours: MatrixDrawing["colours"],
): string {
  const own = (label.length + detail.length) * HEADING.leading;
  const top = y + (Math.max(height, SQUARE.height) - own) / 2 + HEADING.leading - 3;
  const style = { x: left, leading: HEADING.leading };
  return (
    drawLines(label, top, { ...style, size: HEADING.label, fill: colours.ink, weight: 600 }) +
    drawLines(detail, top + label.length * HEADING.leading, { ...style, size: HEADING.detail, fill: colours.muted })
  );
}

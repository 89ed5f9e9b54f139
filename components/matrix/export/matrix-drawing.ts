import type { DrawnLine, DrawnSquare, LegendItem, MatrixDrawing } from "@/components/matrix/export/drawing";
import { lookOf, lookReader } from "@/components/matrix/export/read-look";
import type { Face } from "@/components/matrix/face";
import type { LineHeading, Matrix } from "@/components/matrix/use-matrix";
import type { Side } from "@/lib/domain/matrix-layout";

/** Words that stand around the squares. */
type DrawingWords = Pick<MatrixDrawing, "title" | "lines" | "corner" | "notes">;

/** Sign of a square within the budget. */
const WITHIN = "✓";

const WORDS: readonly Face["state"][] = ["untested", "unsupported", "failed"];

/** Direction as the page draws it: hollow where the evidence is weak. */
function glyphOf({ tone, evidence, state }: Face): string {
  if (state === "failed") return "✕ ";
  const hollow = evidence === "weak" || evidence === "none";
  if (tone?.startsWith("worse")) return hollow ? "▿" : "▾";
  if (tone?.startsWith("better")) return hollow ? "▵" : "▴";
  return "";
}

const headingLine = ({ label, detail }: LineHeading) => ({ label, detail });

function linesOf({ arranged, headingOf, groupLabel }: Matrix, side: Side): DrawnLine[] {
  const lines = side === "row" ? arranged.rows : arranged.columns;
  return lines.map((line) => ({
    ...headingLine(headingOf(side, line)),
    group: line.group === null || line.folded ? null : groupLabel(side, line.group),
  }));
}

/** The words of an element before a part of it and after, apart where its parts are: a sign beside its explanation is no word of it. */
function wordsAround(element: HTMLElement, part: Element | null): { before: string; text: string } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const [before, after]: [string[], string[]] = [[], []];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    // What a term explains when it is asked is no part of the legend.
    if (node.parentElement?.closest("[popover]")) continue;
    const isBefore = part !== null && (part.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) > 0;
    (isBefore ? before : after).push(node.textContent ?? "");
  }
  const joined = (words: string[]) => words.join(" ").trim().replaceAll(/\s+/gu, " ");
  return { before: joined(before), text: joined(after) };
}

/** The legend as it stands on the page: each entry with its swatches. */
function legendOf(page: ParentNode, read: (colour: string) => string): LegendItem[] {
  return [...page.querySelectorAll<HTMLElement>(".matrix-legend > span")].map((item) => {
    const said = wordsAround(item, item.querySelector(".square"));
    // Its swatch is a sign, as on the squares.
    if (item.querySelector('[data-budget="within"]')) return { before: "", looks: [], text: `${WITHIN} ${said.text}` };
    const swatches = [...item.querySelectorAll<HTMLElement>(".square")];
    return { ...said, looks: swatches.map((swatch) => lookOf(swatch, read)) };
  });
}

/**
 * The matrix as it is seen now, with all of its rows, ready to be drawn.
 * @param read a colour of the page as any program reads it
 */
export function matrixDrawing(matrix: Matrix, words: DrawingWords, read: (colour: string) => string): MatrixDrawing {
  const host = document.createElement("div");
  host.style.cssText = "position:absolute;left:-9999px;top:0";
  (document.querySelector(".matrix-body") ?? document.body).append(host);
  const lookFor = lookReader(host, read);
  const square = (face: Face): DrawnSquare => {
    const word = WORDS.includes(face.state);
    const kept = face.budget === "within" ? [...face.signs, WITHIN] : face.signs;
    return {
      look: lookFor(face),
      glyph: glyphOf(face),
      main: face.main,
      unit: face.unit,
      sub: face.sub,
      signs: kept,
      word,
      alarm: face.alarm === true,
      note: face.notes === undefined ? null : `[${face.notes}]`,
    };
  };
  const squares = matrix.arranged.squares.map((line) => line.map((one) => square(matrix.faceOf(one))));
  host.remove();
  const style = getComputedStyle(document.body);
  const token = (name: string) => read(style.getPropertyValue(name).trim() || "gray");
  return {
    ...words,
    columns: linesOf(matrix, "column"),
    rows: linesOf(matrix, "row"),
    squares,
    legend: legendOf(document, read),
    colours: { page: token("--page"), ink: token("--ink"), muted: token("--muted"), line: token("--line") },
  };
}

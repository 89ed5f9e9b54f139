import type { DrawnSquare, MatrixDrawing } from "@/components/matrix/export/drawing";
import { textWidth, wrapText } from "@/components/matrix/export/svg-text";

/** Sizes of a drawing in pixels, as large as its words need: nothing in it is cut. */

export const SQUARE = { least: 104, height: 44, padding: 7 } as const;
export const SIZE = { main: 14.5, unit: 11, sub: 10.5, word: 11, sign: 9, glyph: 11 } as const;
export const HEADING = { label: 12.5, detail: 10.5, leading: 15 } as const;
export const COLUMN = { label: 11.5, detail: 10, leading: 13, padding: 8 } as const;
/** Signs one above the other; more begin another stack. */
export const SIGNS_STACKED = 2;
const SIGN_GAP = 3;
/** A row's heading is as wide as its longest words, within these; a longer one is broken into lines. */
const ROW_HEAD = { least: 120, most: 320, gap: 14 } as const;
/** A column grows for the words of its heading up to this; longer ones are broken. */
const MOST_FOR_HEADING = 150;

const ROUNDING = 1e-6;

const signWidth = (sign: string) => Math.max(13, textWidth(sign, SIZE.sign) + 5);

/** Stacks of signs from the end of a square towards its start, each with its width. */
export function signStacks({ signs, note }: Pick<DrawnSquare, "signs" | "note">): { signs: string[]; width: number }[] {
  const all = note === null ? signs : [...signs, note];
  return Array.from({ length: Math.ceil(all.length / SIGNS_STACKED) }, (_, index) => {
    const stack = all.slice(index * SIGNS_STACKED, (index + 1) * SIGNS_STACKED);
    return { signs: stack, width: Math.max(...stack.map(signWidth)) + SIGN_GAP };
  });
}

/** Room that a square needs for all that stands in it. */
function squareNeed(square: DrawnSquare): number {
  const { glyph, main, unit, sub, word } = square;
  const signs = signStacks(square).reduce((sum, { width }) => sum + width, 0);
  const first = word
    ? textWidth(`${glyph}${main}`, SIZE.word)
    : (glyph === "" ? 0 : textWidth(glyph, SIZE.glyph) + 2) + textWidth(main, SIZE.main) + textWidth(unit, SIZE.unit);
  return Math.max(first, textWidth(sub ?? "", SIZE.sub)) + signs + 2 * SQUARE.padding;
}

/** Width of a heading that nothing breaks but blanks. */
const longestWord = (text: string, size: number) =>
  Math.max(0, ...text.split(/\s+/u).map((word) => textWidth(word, size)));

export type Sizes = {
  square: { width: number; height: number };
  /** Of the headings of rows. */
  head: number;
  /** Headings broken into lines, label before detail. */
  columns: { label: string[]; detail: string[] }[];
  rows: { label: string[]; detail: string[]; height: number }[];
};

/** How large a drawing's parts are. */
export function sizesOf({ columns, rows, squares, corner }: MatrixDrawing): Sizes {
  const need = Math.max(SQUARE.least, ...squares.flat().map(squareNeed));
  const wanted = columns.flatMap(({ label, detail, group }) => [
    longestWord(label, COLUMN.label),
    longestWord(detail ?? "", COLUMN.detail),
    longestWord(group ?? "", COLUMN.label),
  ]);
  const width = Math.ceil(Math.max(need, Math.min(MOST_FOR_HEADING, Math.max(0, ...wanted) + COLUMN.padding)));
  const longest = rows.flatMap(({ label, detail }) => [
    textWidth(label, HEADING.label),
    textWidth(detail ?? "", HEADING.detail),
  ]);
  const head = Math.ceil(
    Math.min(
      ROW_HEAD.most,
      Math.max(
        ROW_HEAD.least,
        textWidth(corner, COLUMN.label) + ROW_HEAD.gap,
        ...longest.map((one) => one + ROW_HEAD.gap),
      ),
    ),
  );
  // Widths are sums of fractions: what was made to fit does, whatever they round to.
  const broken = (text: string | null, size: number, room: number) =>
    text === null ? [] : wrapText(text, size, room + ROUNDING);
  return {
    square: { width, height: SQUARE.height },
    head,
    columns: columns.map(({ label, detail }) => ({
      label: broken(label, COLUMN.label, width - COLUMN.padding),
      detail: broken(detail, COLUMN.detail, width - COLUMN.padding),
    })),
    rows: rows.map(({ label, detail }) => {
      const lines = {
        label: broken(label, HEADING.label, head - ROW_HEAD.gap),
        detail: broken(detail, HEADING.detail, head - ROW_HEAD.gap),
      };
      const height = (lines.label.length + lines.detail.length) * HEADING.leading + 8;
      return { ...lines, height: Math.max(SQUARE.height, height) };
    }),
  };
}

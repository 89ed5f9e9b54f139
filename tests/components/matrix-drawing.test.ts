import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawMatrix } from "@/components/matrix/export/draw-matrix";
import type { DrawnSquare, Look, MatrixDrawing } from "@/components/matrix/export/drawing";
import { textWidth, wrapText } from "@/components/matrix/export/svg-text";

const PLAIN: Look = { fill: "rgb(1,2,3)", ink: "black", second: "gray", border: null, stripe: null, hatched: false };
const square = (main: string, change: Partial<DrawnSquare> = {}): DrawnSquare => ({
  ...{ look: PLAIN, glyph: "", main, unit: "", sub: null, signs: [], word: false, alarm: false, note: null },
  ...change,
});
const line = (label: string, group: string | null = null) => ({ label, detail: null, group });

function drawing(change: Partial<MatrixDrawing> = {}): MatrixDrawing {
  return {
    ...{ title: "mobilenet_v2", lines: ["imagenet"], corner: "Chip × Scheme", legend: [], notes: [] },
    columns: [line("w8a8", "PTQ"), line("w8a16", "PTQ")],
    rows: [line("SM8650", "V75"), line("SM8550", "V73")],
    squares: [
      [square("−1.2", { unit: " pt", sub: "71.2 %", signs: ["S"] }), square("untested", { word: true })],
      [square("+0.1"), square("−9.9", { look: { ...PLAIN, hatched: true, stripe: "rgb(9,9,9)" } })],
    ],
    colours: { page: "white", ink: "black", muted: "gray", line: "silver" },
    ...change,
  };
}

describe("a matrix drawn into a file", () => {
  it("holds every figure, heading, group and sign", () => {
    const { text } = drawMatrix(drawing());
    for (const told of [
      "−1.2",
      " pt",
      "71.2 %",
      "untested",
      "−9.9",
      "SM8650",
      "w8a16",
      "PTQ",
      "V75",
      "V73",
      "imagenet",
    ])
      expect(text).toContain(told);
    expect(text).toContain("url(#stale)");
    expect(text).toContain("rgb(9,9,9)");
  });

  it("grows with its rows and columns, and never past its own edge", () => {
    const small = drawMatrix(drawing());
    const columns = Array.from({ length: 12 }, (_, index) => line(`c${index}`));
    const large = drawMatrix(drawing({ columns, rows: [line("a")], squares: [columns.map(() => square("0.0"))] }));
    expect(large.width).toBeGreaterThan(small.width);
    expect(large.height).toBeLessThan(small.height);
  });

  it("cuts no word, however long a figure, a heading or a note is", () => {
    const long = "Snapdragon 8 Elite for Galaxy (5th generation, engineering sample)";
    const { text, width } = drawMatrix(
      drawing({
        title: `${long} ${long}`,
        rows: [{ ...line(long), detail: long }, line("b")],
        columns: [
          { ...line(long, long), detail: "averyveryverylongschemename-without-any-blank" },
          line("w8a16", "PTQ"),
        ],
        squares: [
          [square("failed in 2.45.0.251225135753", { sub: "75.3 → 75.2 %", signs: ["S", "E", "CPU"], note: "[1,2]" })],
        ],
        legend: [{ before: "better", looks: [PLAIN, PLAIN], text: `worse ${long} ${long}` }],
      }),
    );
    expect(text).not.toContain("…");
    const told = text.replaceAll(/<[^>]*>/gu, " ").replaceAll(/\s+/gu, "");
    for (const whole of [
      long,
      "failed in 2.45.0.251225135753",
      "75.3 → 75.2 %",
      "averyveryverylongschemename-without-any-blank",
    ])
      expect(told).toContain(whole.replaceAll(" ", ""));
    for (const sign of ["S", "E", "CPU", "[1,2]"]) expect(text).toContain(`>${sign}</text>`);
    expect(text.indexOf(">better<")).toBeLessThan(text.indexOf(">worse"));
    const ends = [...text.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/gu)].map(
      ([, x, wide]) => Number(x) + Number(wide),
    );
    expect(Math.max(...ends)).toBeLessThanOrEqual(width);
  });

  it("leaves a heading that fits on one line", () => {
    const name = "Snapdragon 8 Gen 3";
    const { text } = drawMatrix(drawing({ rows: [line(name), line("b")] }));
    expect(text).toContain(`>${name}</text>`);
  });

  it("makes no markup of any name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const hostile = `<script>alert("${name}")</script>`;
        const { text } = drawMatrix(
          drawing({ title: hostile, lines: [hostile], rows: [line(hostile, hostile), line("b")], notes: [hostile] }),
        );
        expect(text).not.toContain("<script");
        expect(text.match(/<svg /gu)).toHaveLength(1);
      }),
    );
  });

  it("is the same for the same matrix", () => {
    expect(drawMatrix(drawing())).toEqual(drawMatrix(drawing()));
  });
});

describe("text of which nobody knows the width", () => {
  it("is broken into lines that lose no word, in any script", () => {
    const words = "真实 results of every chip 与每一种方案";
    const lines = wrapText(words, 10, 80);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join("").replaceAll(" ", "")).toBe(words.replaceAll(" ", ""));
  });

  it("is never wider than its room, even where nothing breaks it", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 20, max: 200 }), (words, room) => {
        const lines = wrapText(words, 10, room);
        for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(room);
        expect(lines.join("").replaceAll(/\s/gu, "")).toBe(words.replaceAll(/\s/gu, ""));
      }),
    );
  });
});

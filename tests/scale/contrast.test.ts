import { describe, expect, it } from "vitest";
import { glyphPairs, type Pair, textPairs, tokensOf } from "./grounds";
import { contrast, labOf, rgbOfLab } from "./oklch";
import { THEMES } from "./read-tokens";

/** WCAG 2.2: 1.4.3 and 1.4.6 for text, 1.4.11 for what is no text. */
const TEXT = 4.5;
const TEXT_IN_HIGH_CONTRAST = 7;
const GLYPH = 3;

const below = (pairs: Pair[], least: number) =>
  pairs.filter((pair) => pair.contrast < least).map((pair) => `${pair.name}: ${pair.contrast.toFixed(2)}`);

describe.each(THEMES)("in $name", (theme) => {
  const tokens = tokensOf(theme);

  it("every text can be read on every ground it stands on", () => {
    const pairs = textPairs(tokens);
    expect(pairs.length).toBeGreaterThan(80);
    expect(below(pairs, theme.more ? TEXT_IN_HIGH_CONTRAST : TEXT)).toEqual([]);
  });

  it("frames of fields, the focus ring, alarms and lines of charts can be seen", () => {
    expect(below(glyphPairs(tokens), GLYPH)).toEqual([]);
  });

  it("a text or a frame that fades is found", () => {
    const faded = tokensOf(
      theme,
      ":root { --muted: oklch(0.65 0 0); --field-edge: oklch(0.6 0 0); --panel: oklch(0.6 0 0); }",
    );
    expect(below(textPairs(faded), TEXT)).toContainEqual(expect.stringContaining("--muted on --panel"));
    expect(below(glyphPairs(faded), GLYPH)).toContainEqual(expect.stringContaining("--field-edge on --panel"));
  });
});

describe("high contrast", () => {
  it("divides surfaces by lines that can be seen", () => {
    for (const theme of THEMES.filter(({ more }) => more)) {
      const tokens = tokensOf(theme);
      for (const line of ["--line", "--edge"])
        expect(contrast(tokens.rgb(line), tokens.rgb("--page")), `${theme.name} ${line}`).toBeGreaterThanOrEqual(GLYPH);
    }
  });
});

describe("contrast", () => {
  it("is 21 of black on white and as WCAG's formula has it in between", () => {
    expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 6);
    // #767676 on white is the well-known limit of AA.
    expect(contrast([0x76 / 255, 0x76 / 255, 0x76 / 255], [1, 1, 1])).toBeCloseTo(4.54, 2);
  });

  it("reads OKLCH as browsers do", () => {
    // CSS Color 4: oklch(62.796% 0.25768 29.234) is red.
    const red = rgbOfLab(labOf({ lightness: 0.62796, chroma: 0.25768, hue: 29.234 }));
    expect(red.map((channel) => Math.round(channel * 255))).toEqual([255, 0, 0]);
  });
});

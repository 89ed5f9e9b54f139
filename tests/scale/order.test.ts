import { describe, expect, it } from "vitest";
import { readSource } from "@/tests/support/source-files";
import { SIGHTS, seenBy } from "./colour-blindness";
import { ARMS, EVIDENCE, groundOf, STEPS, tokensOf } from "./grounds";
import { distance, labOfRgb, type Rgb } from "./oklch";
import { THEMES, type Theme, type Tokens } from "./read-tokens";

/** OKLab distance below which two neighbouring areas are hardly told apart (about one just noticeable difference). */
const NOTICEABLE = 0.02;
/** What worse and better of one step keep apart by: twice that where evidence is shown. */
const ARMS_APART = 2 * NOTICEABLE;
/** What neighbouring steps of an arm keep apart by where evidence is shown. */
const STEPS_APART = 1.5 * NOTICEABLE;

const lightness = (rgb: Rgb) => labOfRgb(rgb)[0];

/** Every neighbour that lies nearer to the ground than the one before it; lightness runs away from zero. */
function outOfOrder(colours: Rgb[], dark: boolean): number[] {
  return colours.flatMap((colour, index) => {
    const before = colours[index - 1];
    if (before === undefined) return [];
    const onward = lightness(colour) - lightness(before);
    return (dark ? onward : -onward) > 0 ? [] : [index];
  });
}

const armOf = (tokens: Tokens, arm: (typeof ARMS)[number], evidence: (typeof EVIDENCE)[number]) => [
  tokens.rgb("--square-zero"),
  ...STEPS.map((step) => groundOf(tokens, arm, step, evidence)),
];

/** Breaches of the scale's order for one sight, in words. */
function breaches(tokens: Tokens, { dark }: Theme, sight: (typeof SIGHTS)[number]): string[] {
  const found: string[] = [];
  const seen = (rgb: Rgb) => seenBy(sight, rgb);
  for (const arm of ARMS) {
    for (const evidence of EVIDENCE)
      for (const index of outOfOrder(armOf(tokens, arm, evidence).map(seen), dark))
        found.push(`${arm}-${index} ${evidence} does not lie beyond ${arm}-${index - 1}`);
    const shown = armOf(tokens, arm, "shown").map(seen);
    for (const [index, colour] of shown.slice(1).entries())
      if (distance(colour, shown[index] ?? colour) < STEPS_APART)
        found.push(`${arm}-${index + 1} looks like ${arm}-${index}`);
  }
  for (const step of STEPS) {
    const apart = (evidence: "shown" | "weak") =>
      distance(seen(groundOf(tokens, "worse", step, evidence)), seen(groundOf(tokens, "better", step, evidence)));
    if (apart("shown") < ARMS_APART) found.push(`worse-${step} looks like better-${step}`);
    // The first pale step is no more than a breath: its sign and its glyph speak.
    if (step > 1 && apart("weak") < NOTICEABLE) found.push(`worse-${step} weak looks like better-${step} weak`);
  }
  return found;
}

describe.each(THEMES)("the diverging scale in $name", (theme) => {
  const tokens = tokensOf(theme);

  it.each(SIGHTS)("keeps its order and its arms apart for %s", (sight) => {
    expect(breaches(tokens, theme, sight)).toEqual([]);
  });

  it("makes a tone paler with less evidence, and weak evidence never as strong as the middle step", () => {
    const zero = tokens.rgb("--square-zero");
    for (const arm of ARMS) {
      for (const step of STEPS) {
        const [shown = 0, weak = 0, none = 0] = EVIDENCE.map((evidence) =>
          distance(groundOf(tokens, arm, step, evidence), zero),
        );
        expect([shown > weak, weak > none, none > 0], `${arm}-${step}`).toEqual([true, true, true]);
      }
      const strongest = distance(groundOf(tokens, arm, 5, "weak"), zero);
      expect(strongest, arm).toBeLessThan(distance(groundOf(tokens, arm, 3, "shown"), zero));
    }
  });

  it("would show two steps that changed places, and arms of one hue", () => {
    const swapped = tokensOf(theme, ":root { --worse-4: var(--worse-2); }");
    expect(breaches(swapped, theme, "usual")).toContain("worse-4 shown does not lie beyond worse-3");
    const oneHue = tokensOf(theme, ":root { --better-3: var(--worse-3); }");
    expect(breaches(oneHue, theme, "deuteranopia")).toContain("worse-3 looks like better-3");
  });

  it("would show red and green, which the colour-blind confuse", () => {
    const [red, green] = theme.dark ? ["0.4 0.08 25", "0.4 0.08 115"] : ["0.83 0.08 35", "0.83 0.08 115"];
    const classic = tokensOf(theme, `:root { --worse-3: oklch(${red}); --better-3: oklch(${green}); }`);
    expect(breaches(classic, theme, "usual")).not.toContain("worse-3 looks like better-3");
    const told = SIGHTS.flatMap((sight) => breaches(classic, theme, sight));
    expect(told).toContain("worse-3 looks like better-3");
  });
});

describe.each(THEMES)("the sequential scale in $name", (theme) => {
  const tokens = tokensOf(theme);
  const scale = STEPS.map((step) => tokens.rgb(`--step-${step}`));

  it.each(SIGHTS)("keeps its order for %s", (sight) => {
    const seen = scale.map((colour) => seenBy(sight, colour));
    expect(outOfOrder([seenBy(sight, tokens.rgb("--square-zero")), ...seen], theme.dark)).toEqual([]);
  });

  it("is not taken for an arm of the other", () => {
    for (const [index, colour] of scale.entries()) {
      const chroma = Math.hypot(labOfRgb(colour)[1], labOfRgb(colour)[2]);
      const arm = labOfRgb(groundOf(tokens, "better", STEPS[index] ?? 1, "shown"));
      expect(chroma).toBeLessThan(Math.hypot(arm[1], arm[2]));
    }
  });

  it("would show a step out of place", () => {
    expect(outOfOrder([...scale].reverse(), theme.dark)).toEqual([1, 2, 3, 4]);
  });
});

describe("the style sheet of the scale", () => {
  const css = readSource("components/scale/scale.css");

  it("gives every tone, step and kind of evidence a look", () => {
    const looks = [
      ...ARMS.flatMap((arm) => STEPS.map((step) => `[data-tone="${arm}-${step}"]`)),
      ...STEPS.map((step) => `[data-step="${step}"]`),
      '[data-evidence="weak"]',
      '[data-evidence="none"]',
    ];
    expect(looks.filter((look) => !css.includes(look))).toEqual([]);
  });

  it("mixes tones as this test does", () => {
    for (const evidence of ["weak", "none"])
      expect(css).toContain(`color-mix(in oklab, var(--tone) var(--evidence-${evidence}), var(--square-zero))`);
  });
});

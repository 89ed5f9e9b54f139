import { readSource } from "@/tests/support/source-files";
import { contrast, over, type Rgb } from "./oklch";
import { type Theme, Tokens } from "./read-tokens";

export const ARMS = ["worse", "better"] as const;
export type Arm = (typeof ARMS)[number];
export const STEPS = [1, 2, 3, 4, 5] as const;
export type Step = (typeof STEPS)[number];
export const EVIDENCE = ["shown", "weak", "none"] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** The tokens of a theme as the app has them; `changes` puts others over them, as a bad edit would. */
export function tokensOf(theme: Theme, changes = ""): Tokens {
  const [charts = ""] = readSource("app/styles/chart-tokens.css").split("@media");
  const more = readSource("app/styles/high-contrast.css");
  return new Tokens(`${readSource("app/styles/tokens.css")}${charts}${changes}`, `${more}${changes}`, theme);
}

/** The ground of a square or a delta, as components/scale/scale.css makes it. */
export function groundOf(tokens: Tokens, arm: Arm, step: Step, evidence: Evidence): Rgb {
  const tone = `var(--${arm}-${step})`;
  return tokens.rgb(
    evidence === "shown" ? tone : `color-mix(in oklab, ${tone} var(--evidence-${evidence}), var(--square-zero))`,
  );
}

/** Text and what it stands on, by their names. */
export type Pair = { name: string; contrast: number };

/** Every pair of text and ground: on surfaces, on the scale with both lines of a square, on badges. */
export function textPairs(tokens: Tokens): Pair[] {
  const pair = (ink: string, ground: string) => ({
    name: `${ink} on ${ground}`,
    contrast: contrast(tokens.rgb(ink), tokens.rgb(ground)),
  });
  const onSurfaces = ["--page", "--panel", "--sunken", "--accent-wash"].flatMap((ground) =>
    ["--ink", "--muted", "--accent", "--danger"].map((ink) => pair(ink, ground)),
  );
  const squares = ARMS.flatMap((arm) =>
    STEPS.flatMap((step) =>
      EVIDENCE.flatMap((evidence) =>
        linesOf(
          tokens,
          `${arm}-${step} ${evidence}`,
          groundOf(tokens, arm, step, evidence),
          step === 5 && evidence === "shown",
        ),
      ),
    ),
  );
  const steps = STEPS.flatMap((step) => linesOf(tokens, `step-${step}`, tokens.rgb(`--step-${step}`), false));
  const badges = [
    pair("--on-strong", "--verdict-collapsed"),
    ...["regressed", "watch", "improved"].map((verdict) => pair("--ink", `--verdict-${verdict}`)),
  ];
  return [...onSurfaces, pair("--accent-ink", "--accent"), pair("--page", "--ink"), ...squares, ...steps, ...badges];
}

/** Both lines of a square; the strongest tones have ink of their own and all of it. */
function linesOf(tokens: Tokens, name: string, ground: Rgb, strong: boolean): Pair[] {
  const ink = tokens.rgb(strong ? "--on-strong" : "--ink");
  const share = strong ? 1 : tokens.share("--second-line");
  return [
    { name: `first line on ${name}`, contrast: contrast(ink, ground) },
    { name: `second line on ${name}`, contrast: contrast(over(ink, share, ground), ground) },
  ];
}

/** What is no text and still has to be seen: frames of fields, the focus ring, signs of alarm, lines of charts. */
export function glyphPairs(tokens: Tokens): Pair[] {
  const grounds = ["--page", "--panel", "--sunken"];
  const marks = ["--field-edge", "--accent", "--danger"];
  const series = STEPS.map((index) => `--series-${index}`);
  const named = [
    ...grounds.flatMap((ground) => marks.map((mark) => [mark, ground] as const)),
    ...[...series, "--series-6", "--chart-line", "--chart-axis", "--chart-change"].map(
      (mark) => [mark, "--panel"] as const,
    ),
  ];
  return named.map(([mark, ground]) => ({
    name: `${mark} on ${ground}`,
    contrast: contrast(tokens.rgb(mark), tokens.rgb(ground)),
  }));
}

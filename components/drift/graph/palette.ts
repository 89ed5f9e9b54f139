import type { GraphTone } from "./graph-layer";

/** Colours of the tokens as a canvas takes them. */
export type Palette = Record<GraphTone, string> &
  Record<"ink" | "muted" | "line" | "edge" | "panel" | "page" | "accent" | "culprit" | "onStrong", string>;

const TOKENS: Record<keyof Palette, string> = {
  "worse-5": "--worse-5",
  "worse-4": "--worse-4",
  "worse-3": "--worse-3",
  "worse-2": "--worse-2",
  zero: "--square-zero",
  "better-2": "--better-3",
  npu: "--better-2",
  gpu: "--series-3",
  cpu: "--worse-4",
  unknown: "--sunken",
  ink: "--ink",
  muted: "--muted",
  line: "--line",
  edge: "--edge",
  panel: "--panel",
  page: "--page",
  accent: "--accent",
  culprit: "--danger",
  onStrong: "--on-strong",
};

/** CSS of a tone, for the legend. */
export function toneColor(tone: GraphTone): string {
  return `var(${TOKENS[tone]})`;
}

/** Tones on which only light text reads, in both themes. */
export const STRONG_TONES: ReadonlySet<GraphTone> = new Set(["worse-5"]);

/** Reads the tokens as the browser resolves them for an element: themes and forced colours included. */
export function readPalette(place: HTMLElement): Palette {
  const probe = document.createElement("i");
  probe.hidden = true;
  place.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const palette = Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, read(token)]));
  probe.remove();
  // Every key of TOKENS was read.
  return palette as Palette;
}
